import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { leerPoliticaPublica } from '../../functions/adapters/catalogos/politica.ts';
import { indicadoresTablero } from '../../functions/domain/ficha/indicadores-tablero.ts';
import { fichasVigentes } from '../../functions/publish/publico/publicar.ts';

type Informe = {
  readonly fichas: readonly { readonly clave: string }[];
  /** Attacked, and not published any more by the rule of today. */
  readonly ya_no_se_publican: readonly { readonly clave: string; readonly como: string; readonly por: string }[];
};
const informe = JSON.parse(
  readFileSync(new URL('../../docs/privacidad-informe.json', import.meta.url), 'utf8'),
) as Informe; // its shape is what is tested
const { fichas } = leerFichas();
const politica = leerPoliticaPublica(fichas);
const vigentes = politica.ok ? fichasVigentes(indicadoresTablero(fichas), politica.politica.fichas) : [];

/** Who is counted, as the ficha says it; null where it is not told by a service of its own. */
function aQuienes(clave: string): string | null {
  const [ficha, resto = ''] = clave.split('@');
  const v = fichas.find((f) => f.ficha === ficha)?.versiones.find((x) => resto.split('~')[0] === x.version);
  const [primera] = Object.values(v?.prestaciones ?? {});
  return v && v.corte.tipo === 'atencion_en_mes' && primera ? JSON.stringify([v.poblacion.fuera, primera]) : null;
}

/** Of those in force, the ones whose ficha counts the same persons as one before. */
const repetidas = vigentes.flatMap(({ clave }, i) => {
  const suyas = aQuienes(clave);
  const como = suyas === null ? undefined : vigentes.slice(0, i).find((v) => aQuienes(v.clave) === suyas);
  return como ? [{ clave, como: como.clave }] : [];
});

const VIOLENCIA = 'gest_tamizaje_violencia@fed_2025_2026';

it('the report of the attack is of the fichas that the configuration publishes, and says which are published no more', () => {
  const atacadas = informe.fichas.map((f) => f.clave);
  const retiradas = informe.ya_no_se_publican.map((f) => f.clave);
  const publicadas = vigentes.map((v) => v.clave).filter((c) => !repetidas.some((r) => r.clave === c));
  expect(atacadas.filter((c) => !retiradas.includes(c)).sort()).toEqual(publicadas.sort());
  expect(repetidas).toContainEqual({ clave: VIOLENCIA, como: 'gest_apn_1er_trimestre@fed_2025_2026' });
  for (const c of retiradas) expect(atacadas).toContain(c);
  for (const { por } of informe.ya_no_se_publican) expect(por.length).toBeGreaterThan(20);
});
