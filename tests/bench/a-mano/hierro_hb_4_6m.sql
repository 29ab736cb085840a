-- SI-02.01, FED 2025-2026, as an analyst would write it over the canonical tables.
WITH ninos AS (
  SELECT k.corte, p.documento, p.fecha_nacimiento
  FROM personas p JOIN cortes k ON p.fecha_nacimiento + 209 BETWEEN date_trunc('month', k.corte) AND k.corte
  LEFT JOIN (SELECT cnv, min(peso_g) AS peso_g, min(semanas) AS semanas FROM cnv GROUP BY cnv) n ON n.cnv = p.cnv
  WHERE p.tipo_documento IN ('DNI', 'CNV') AND p.estado IN ('1', '2')
    AND NOT regexp_matches(coalesce(p.seguros, ''), '[2-9]')
    AND coalesce(n.peso_g, 9999) >= 2500 AND coalesce(n.semanas, 99) >= 37),
tele AS (SELECT DISTINCT id_cita, documento FROM prestaciones WHERE starts_with(codigo, '99499') AND id_cita IS NOT NULL),
hierro AS (
  SELECT DISTINCT n.corte, n.documento
  FROM prestaciones p JOIN ninos n ON n.documento = p.documento AND p.fecha - n.fecha_nacimiento BETWEEN 110 AND 130 AND p.fecha <= n.corte
  WHERE p.codigo = '99199.17' AND NOT EXISTS (SELECT 1 FROM tele t WHERE t.id_cita = p.id_cita AND t.documento = p.documento)),
hb AS (
  SELECT DISTINCT n.corte, n.documento
  FROM prestaciones p JOIN ninos n ON n.documento = p.documento AND p.fecha - n.fecha_nacimiento BETWEEN 170 AND 209 AND p.fecha <= n.corte
  WHERE p.codigo IN ('85018', '85018.01', '85031') AND p.tipo_dx = 'D')
SELECT n.corte, count(*) AS den, count(h.documento) FILTER (WHERE b.documento IS NOT NULL) AS num
FROM ninos n LEFT JOIN hierro h USING (corte, documento) LEFT JOIN hb b USING (corte, documento)
GROUP BY n.corte ORDER BY n.corte
