import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { abrirServicio, type Servicio } from '../../functions/local/servicio.ts';

const PERSONAS =
  'documento,tipo_documento,dni,cnv,fecha_nacimiento,sexo,seguros,fecha_emision_dni,ubigeo,codigo_ccpp,manzana,renipress,encontrado,estado';
const nino = (n: number, nacimiento: string, emision: string): string =>
  `9900000${n},DNI,9900000${n},,${nacimiento},M,1,${emision},050304,0503040001,,00003644,,1`;
export const SECTORES =
  'renipress,sector,nombre,color,codigo_ccpp,manzana,minutos_eess,medio,area,superficie_km2,desde,hasta\n' +
  '00003644,00003644-01,Uno,#0072b2,0503040001,,30,a pie,RURAL,4,2024-01-01,2026-09-30\n' +
  '00003644,00003644-02,Dos,#e69f00,0503040001,,30,a pie,RURAL,4,2026-10-01,\n';
export const PADRON = [
  PERSONAS,
  nino(1, '2026-03-01', '2026-03-10'),
  nino(2, '2026-04-01', ''),
  nino(3, '2026-09-20', ''),
].join('\n');
export const PADRON_CORREGIDO = [
  PERSONAS,
  nino(1, '2026-03-01', '2026-03-10'),
  nino(2, '2026-04-01', '2026-04-05'),
  nino(3, '2026-09-20', ''),
].join('\n');

export type Sala = {
  readonly servicio: Servicio;
  readonly raiz: string;
  readonly objetos: string;
  readonly trabajo: string;
  cerrar(): Promise<void>;
};

/** A real sala over an empty folder of its own. */
export async function abrir(): Promise<Sala> {
  const raiz = mkdtempSync(join(tmpdir(), 'sala-corte-'));
  const carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
  const servicio = await abrirServicio(carpeta);
  return {
    servicio,
    raiz,
    objetos: carpeta.objetos,
    trabajo: carpeta.trabajo,
    async cerrar() {
      await servicio.cerrarAlmacen();
      rmSync(raiz, { recursive: true, force: true });
    },
  };
}

export async function cargar({ servicio, raiz }: Sala, nombre: string, texto: string, emitido: string): Promise<void> {
  const ruta = join(raiz, `${emitido}-${nombre}`);
  writeFileSync(ruta, texto);
  const { carga } = await servicio.recibir(ruta, {
    nombre,
    region: '05',
    emitido,
    modificado: `${emitido}T00:00:00.000Z`,
  });
  expect(carga.error).toBeNull();
}
