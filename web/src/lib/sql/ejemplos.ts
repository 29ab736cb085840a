import type { Pedido } from './pedido.ts';
import * as textos from '../textos/es/explorar.ts';

export type Ejemplo = { readonly titulo: string; readonly sql: string };

const t = (texto: string): string => `'${texto.replaceAll("'", "''")}'`;

const conNota = (nota: string, sql: string): string => `-- ${nota}\n${sql}`;

/** Statements to begin from, about the indicator and the last month of the guided question. */
export const ejemplos = ({ indicadores, meses }: Pick<Pedido, 'indicadores' | 'meses'>): readonly Ejemplo[] => {
  const { clave, ficha } = indicadores[0]!;
  const mes = meses.at(-1)!;
  return [
    {
      titulo: textos.distritosBajo80,
      sql: conNota(
        textos.distritosConMenosDe80,
        `SELECT d.nombre || ' (' || p.nombre || ')' AS distrito, sum(h.num) AS num, sum(h.den) AS den,
  round(100 * sum(h.num) / sum(h.den), 1) AS porcentaje
FROM hechos h JOIN lugares d ON d.id = h.distrito JOIN lugares p ON p.id = h.provincia
WHERE h.clave = ${t(clave)} AND h.periodo = ${t(mes)}
GROUP BY h.distrito, d.nombre, p.nombre
HAVING sum(h.den) >= 5 AND sum(h.num) < 0.8 * sum(h.den)
ORDER BY porcentaje`,
      ),
    },
    {
      titulo: textos.unSectorMesAMes,
      sql: conNota(
        textos.elSectorConMasPersonas,
        `WITH mio AS (
  SELECT sector FROM hechos
  WHERE clave = ${t(clave)} AND periodo = ${t(mes)} AND sector IS NOT NULL
  GROUP BY sector ORDER BY sum(den) DESC, sector LIMIT 1
)
SELECT h.periodo AS mes, sum(h.num) AS num, sum(h.den) AS den,
  round(100 * sum(h.num) / nullif(sum(h.den), 0), 1) AS porcentaje
FROM hechos h JOIN mio ON mio.sector = h.sector
WHERE h.clave = ${t(clave)}
GROUP BY h.periodo ORDER BY h.periodo`,
      ),
    },
    {
      titulo: textos.veinteSectores,
      sql: conNota(
        textos.cuantasPersonasFaltan,
        `SELECT e.nombre AS establecimiento, s.nombre AS sector, sum(h.den) - sum(h.num) AS faltan, sum(h.den) AS den
FROM hechos h
JOIN lugares s ON s.id = h.sector
JOIN lugares e ON e.id = h.eess
WHERE h.clave = ${t(clave)} AND h.periodo = ${t(mes)}
GROUP BY h.eess, e.nombre, h.sector, s.nombre
ORDER BY faltan DESC, den DESC, h.sector
LIMIT 20`,
      ),
    },
    {
      titulo: textos.contraElAnoAnterior,
      sql: conNota(
        textos.diferenciaEnPuntos,
        `WITH p AS (
  SELECT provincia, periodo = ${t(mes)} AS ahora, sum(num) AS num, sum(den) AS den
  FROM hechos
  WHERE clave = ${t(clave)} AND periodo IN (${t(mes)}, ${t(`${Number(mes.slice(0, 4)) - 1}${mes.slice(4)}`)})
  GROUP BY ALL
)
SELECT l.nombre AS provincia,
  round(100 * a.num / nullif(a.den, 0) - 100 * b.num / nullif(b.den, 0), 1) AS diferencia_puntos,
  a.num AS num, a.den AS den, b.num AS num_antes, b.den AS den_antes
FROM p a JOIN p b ON a.provincia = b.provincia AND a.ahora AND NOT b.ahora
JOIN lugares l ON l.id = a.provincia
ORDER BY diferencia_puntos`,
      ),
    },
    {
      titulo: textos.dondeFaltaMasElDato,
      sql: conNota(
        textos.personasQueNoTraenElDato,
        `SELECT r.nombre AS red, e.nombre AS establecimiento, sum(h.sin_dato) AS sin_dato, sum(h.den) AS den
FROM hechos h
JOIN lugares r ON r.id = h.red
JOIN lugares e ON e.id = h.eess
WHERE h.clave = ${t(clave)} AND h.periodo = ${t(mes)}
GROUP BY h.red, r.nombre, h.eess, e.nombre
HAVING sum(h.sin_dato) > 0
ORDER BY sin_dato DESC, h.eess
LIMIT 50`,
      ),
    },
    {
      titulo: textos.elMismoEnTodasSusEdiciones,
      sql: conNota(
        textos.cadaEdicionCuentaDistinto,
        `SELECT h.periodo AS mes, i.edicion, round(100 * sum(h.num) / nullif(sum(h.den), 0), 1) AS porcentaje,
  sum(h.num) AS num, sum(h.den) AS den, i.verificacion
FROM hechos h JOIN indicadores i ON i.clave = h.clave
WHERE h.ficha = ${t(ficha)}
GROUP BY h.periodo, i.edicion, i.verificacion
ORDER BY mes, i.edicion`,
      ),
    },
  ];
};
