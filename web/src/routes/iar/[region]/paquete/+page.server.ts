import { error } from '@sveltejs/kit';
import { pedirTablero, pedirTendencia } from '#lib/api.ts';
import { paqueteDe, type Paquete } from '#lib/iar/paquete.ts';
import { pedirEess } from '#lib/iar/pedir-eess.ts';
import { dondeResponde, type DondeResponde } from '#lib/iar/responde.ts';
import { delEquipo } from '#lib/textos/es/paquete.ts';
import type { PageServerLoad } from './$types';

/** The pack of a region. A district whose board cannot be read leaves its line without who answers. */
export const load: PageServerLoad = async ({ fetch, url, params, setHeaders }) => {
  const [corte, modo] = [url.searchParams.get('corte'), url.searchParams.get('modo')];
  if (modo === 'publico') error(403, delEquipo, { codigo: 'paquete_del_equipo' });
  const ambito = `G:${params.region}`;
  const [tablero, tendencia] = await Promise.all([
    pedirTablero(fetch, ambito, corte, modo),
    pedirTendencia(fetch, ambito, modo).catch(() => null),
  ]);
  setHeaders({ 'cache-control': 'private, no-cache' });
  const base = paqueteDe(tablero, tendencia);
  const distritos = new Map(
    await Promise.all(
      [...new Set(base.brechas.map((b) => b.lugar))].map(
        async (id) => [id, await pedirTablero(fetch, id, tablero.corte.id, modo).catch(() => null)] as const,
      ),
    ),
  );
  const donde = async (lugar: string, clave: string): Promise<DondeResponde | null> => {
    const suyo = distritos.get(lugar);
    if (!suyo) return null;
    const eess = await pedirEess(fetch, suyo, clave, 1, modo).catch(() => []);
    return (eess ?? dondeResponde(suyo, clave, 1))[0] ?? null;
  };
  const paquete: Paquete = {
    ...base,
    brechas: await Promise.all(base.brechas.map(async (b) => ({ ...b, donde: await donde(b.lugar, b.clave) }))),
  };
  return { paquete };
};
