-- MC-03.01, FED 2025-2026, as an analyst would write it over the canonical tables.
WITH ninos AS (
  SELECT k.corte, p.documento, p.fecha_nacimiento
  FROM personas p JOIN cortes k ON p.fecha_nacimiento + 29 BETWEEN date_trunc('month', k.corte) AND k.corte
  LEFT JOIN (SELECT cnv, min(peso_g) AS peso_g, min(semanas) AS semanas FROM cnv GROUP BY cnv) n ON n.cnv = p.cnv
  WHERE p.tipo_documento IN ('DNI', 'CNV') AND p.estado IN ('1', '2') AND p.cnv IS NOT NULL
    AND NOT regexp_matches(coalesce(p.seguros, ''), '[2-9]')
    AND coalesce(n.peso_g, 9999) >= 2500 AND coalesce(n.semanas, 99) >= 37),
recibido AS (
  SELECT DISTINCT n.corte, n.documento, p.codigo, p.fecha - n.fecha_nacimiento AS dia
  FROM prestaciones p JOIN ninos n ON n.documento = p.documento AND p.fecha BETWEEN n.fecha_nacimiento AND n.corte
  WHERE p.codigo IN ('90585', '90744', '36416', '99381.01')),
tres AS (
  SELECT DISTINCT a.corte, a.documento
  FROM recibido a JOIN recibido b USING (corte, documento) JOIN recibido c USING (corte, documento)
  WHERE a.codigo = '99381.01' AND b.codigo = '99381.01' AND c.codigo = '99381.01'
    AND a.dia BETWEEN 3 AND 6 AND b.dia BETWEEN 7 AND 14 AND c.dia BETWEEN 15 AND 21 AND b.dia - a.dia >= 7 AND c.dia - b.dia >= 7),
sueltas AS (
  SELECT corte, documento, bool_or(codigo = '90585' AND dia <= 1) AS bcg, bool_or(codigo = '90744' AND dia <= 1) AS hvb,
    bool_or(codigo = '36416' AND dia BETWEEN 2 AND 6) AS tamizaje
  FROM recibido GROUP BY corte, documento)
SELECT n.corte, count(*) AS den, count(*) FILTER (WHERE s.bcg AND s.hvb AND s.tamizaje AND t.documento IS NOT NULL) AS num
FROM ninos n LEFT JOIN sueltas s USING (corte, documento) LEFT JOIN tres t USING (corte, documento)
GROUP BY n.corte ORDER BY n.corte
