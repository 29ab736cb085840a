-- Influenza of older adults in the year, as an analyst would write it over the canonical tables.
WITH mayores AS (
  SELECT k.corte, p.documento
  FROM personas p JOIN cortes k ON p.fecha_nacimiento <= k.corte - INTERVAL 60 YEAR
  WHERE coalesce(p.estado, '') NOT IN ('0', 'atendido')),
vacunados AS (
  SELECT DISTINCT k.corte, p.documento
  FROM prestaciones p JOIN cortes k ON p.fecha BETWEEN date_trunc('year', k.corte) AND k.corte
  WHERE p.codigo = '90658')
SELECT m.corte, count(*) AS den, count(v.documento) AS num
FROM mayores m LEFT JOIN vacunados v USING (corte, documento)
GROUP BY m.corte ORDER BY m.corte
