import type { AmbitoId } from '../../domain/ambito.ts';
import type { Manifiesto } from '../../domain/corte.ts';
import type { LadoDiferencia } from '../../domain/diferencia.ts';
import type { Ficha, VersionFicha } from '../../domain/ficha/esquema.ts';
import { metaDe } from '../../domain/ficha/metas.ts';
import { fuentesDe } from '../../domain/ficha/no-reportadas.ts';
import type { Objetos } from '../../domain/objetos.ts';
import { objetoContexto } from '../agregar.ts';
import type { Contexto } from '../contexto.ts';

/** What a corte says of itself and of one of its fichas. @param edicion null when its catalogue is not kept or does not have it */
export async function ladoDe(
  m: Manifiesto,
  edicion: { readonly ficha: Ficha; readonly version: VersionFicha } | null,
  objetos: Pick<Objetos, 'get'>,
): Promise<LadoDiferencia> {
  const bytes = await objetos.get(objetoContexto(m.corte));
  const ausentes = bytes ? (JSON.parse(Buffer.from(bytes).toString('utf8')) as Contexto).fuentesAusentes : []; // written by agregar
  const { corte, sha256, periodo, fecha_corte, catalogo, sintetico } = m;
  return {
    corte,
    sha256,
    periodo,
    fecha_corte,
    catalogo,
    sintetico,
    reportada: edicion === null || !fuentesDe(edicion.ficha, edicion.version).some((f) => ausentes.includes(f)),
    metas: edicion && metasEn(edicion, fecha_corte),
  };
}

function metasEn(
  { ficha, version }: { readonly ficha: Ficha; readonly version: VersionFicha },
  fecha: string,
): Record<AmbitoId, number> {
  const ambitos = [...new Set(version.metas.map((x) => x.ambito))].sort();
  return Object.fromEntries(
    ambitos.flatMap((ambito) => {
      const meta = metaDe(ficha, version, [ambito], fecha);
      return meta ? [[ambito, meta.meta] as const] : [];
    }),
  );
}
