import { error } from '@sveltejs/kit';
import { pedirTablero, pedirTendencia } from '#lib/api.ts';
import { paqueteDe, type Paquete } from '#lib/iar/paquete.ts';
import { dondeResponde } from '#lib/iar/responde.ts';
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
  const paquete: Paquete = {
    ...base,
    brechas: base.brechas.map((b) => {
      const suyo = distritos.get(b.lugar);
      return { ...b, donde: suyo ? (dondeResponde(suyo, b.clave, 1)[0] ?? null) : null };
    }),
  };
  return { paquete };
};
