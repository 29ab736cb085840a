import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cargasRepo } from '../../functions/adapters/dynamo/cargas.ts';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { pasoAgregar } from '../../functions/aggregate/paso-agregar.ts';
import { pasoCongelar } from '../../functions/close/paso-congelar.ts';
import { servidoDe } from '../../functions/close/servido.ts';
import { verificarCorte } from '../../functions/close/verificar.ts';
import { enPie } from '../../functions/domain/anulacion.ts';
import { software } from '../../functions/local/version.ts';
import type { MetaCarga } from '../../functions/local/servicio.ts';
import { abrir, cargar, PADRON, PADRON_CORREGIDO, SECTORES, type Sala } from './sala-de-prueba.ts';

let sala: Sala;
beforeAll(async () => {
  sala = await abrir();
});
afterAll(() => sala?.cerrar());

const VISITAS = (n: number): string =>
  `documento,fecha,modalidad,estado,dispositivo,lat,lon\n9900000${n},2026-10-04,presencial,valida,MOVIL,-13.9,-74.3\n`;

const traer = async (texto: string, meta: Partial<MetaCarga> = {}, ensayo = false) => {
  const ruta = join(sala.raiz, 'archivo.csv');
  writeFileSync(ruta, texto);
  return sala.servicio.recibir(
    ruta,
    { nombre: 'archivo.csv', modificado: '2026-11-05T00:00:00.000Z', ...meta },
    { ensayo },
  );
};
const anular = async (id: string, deshacer = false) =>
  sala.servicio.anular({ id, sujeto: 'prueba', motivo: deshacer ? '' : 'se declaró mal', deshacer });
const juicio = async (region: string, id: string) =>
  (await sala.servicio.diario(region)).find((c) => c.id === id)?.vigente;

describe('corregir una carga', () => {
  it('goes from a wrong declaration to the right one, and back', async () => {
    const mal = { region: '07', emitido: '2026-11-01' };
    const bien = { region: '07', emitido: '2026-11-09' };
    const primera = await traer(VISITAS(1), mal);
    expect(primera).toMatchObject({ repetida: false, aviso_declaracion: null, vigencia: { vigente: 'entera' } });
    const { id, sha256 } = primera.carga;
    expect(id).toBe(sha256.slice(0, 16));

    // Said to be an earlier issue: in the journal too, and only one of the two counts, whichever came first.
    const antes = await traer(VISITAS(1), { ...mal, emitido: '2026-10-20' });
    expect(antes).toMatchObject({ repetida: false, vigencia: { vigente: 'no', reemplazada_por: [id] } });
    expect(antes.aviso_declaracion).toMatch(new RegExp(`emitido 2026-11-01.*sala anular ${id}`));
    await anular(antes.carga.id);
    expect(await traer(VISITAS(1), mal)).toMatchObject({ repetida: true, aviso_declaracion: null });

    expect(await anular(id)).toMatchObject({
      ok: true,
      cambio: true,
      carga: { anulada: { motivo: 'se declaró mal' } },
    });
    expect(await anular(id)).toMatchObject({ ok: true, cambio: false });
    expect(await juicio('07', id)).toBe('anulada');

    const igual = await traer(VISITAS(1), mal);
    expect(igual).toMatchObject({ repetida: true, carga: { id }, vigencia: { vigente: 'anulada' } });
    expect(igual.aviso_declaracion).toMatch(/se anuló el 20.*se declaró mal.*--deshacer/);
    // Said in another way and read the same: still that one.
    expect((await traer(VISITAS(1), { ...mal, formato: primera.carga.formato })).carga.id).toBe(id);

    const ensayo = await traer(VISITAS(1), bien, true);
    const corregida = await traer(VISITAS(1), bien);
    expect(corregida).toMatchObject({ repetida: false, carga: { sha256, emitido: '2026-11-09', declarado: bien } });
    expect(corregida.carga.id).not.toBe(id);
    expect(ensayo).toMatchObject({
      repetida: false,
      carga: { id: corregida.carga.id },
      vigencia: { vigente: 'entera' },
    });
    for (const { clave } of corregida.carga.normalizado)
      expect(readFileSync(join(sala.objetos, ...clave.split('/'))).length).toBeGreaterThan(0);
    expect((await traer(VISITAS(1), bien)).carga.id).toBe(corregida.carga.id);

    // Both stand, and one counts.
    expect(await anular(id, true)).toMatchObject({ ok: true, cambio: true, carga: { anulada: null } });
    expect([await juicio('07', id), await juicio('07', corregida.carga.id)]).toEqual(['no', 'entera']);
    await anular(corregida.carga.id);
    expect(await juicio('07', id)).toBe('entera');
  });

  it('moves a file from the journal of one region to that of another, also after being refused in the wrong one', async () => {
    const primera = await traer(VISITAS(2), { region: '08' });
    await anular(primera.carga.id);
    const otra = await traer(VISITAS(2), { region: '09' });
    expect(await juicio('09', otra.carga.id)).toBe('entera');
    expect(await juicio('08', primera.carga.id)).toBe('anulada');

    const rechazada = await traer('esto no es\nuna tabla\n', { region: '08' });
    expect(rechazada.carga.error).not.toBeNull();
    const repetida = await traer('esto no es\nuna tabla\n', { region: '09' });
    expect(await juicio('08', rechazada.carga.id)).toBe('rechazada');
    expect(await juicio('09', repetida.carga.id)).toBe('rechazada');
    expect(await anular(rechazada.carga.id)).toMatchObject({ ok: false, codigo: 'no_anulable' });
    expect(await anular('0'.repeat(16))).toMatchObject({ ok: false, codigo: 'carga_desconocida' });
  });

  it('says right after a load that a later issue takes its place', async () => {
    const nueva = await traer(VISITAS(3), { region: '10', ambito: 'G:10', emitido: '2026-11-20' });
    const vieja = await traer(VISITAS(4), { region: '10', ambito: 'G:10', emitido: '2026-11-02' });
    expect(vieja.vigencia).toEqual({ vigente: 'no', reemplazada_por: [nueva.carga.id] });
  });

  it('whatever the history of receiving, voiding and restoring, of the same bytes counts the latest issue that stands', async () => {
    const repo = cargasRepo(sala.servicio.db, sala.servicio.tabla);
    const emisiones = ['2026-11-01', '2026-11-02', '2026-11-03'];
    const paso = fc.record({ que: fc.constantFrom('traer', 'anular', 'restituir'), cual: fc.nat(2) });
    let vuelta = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(paso, { minLength: 1, maxLength: 8 }), async (pasos) => {
        const region = String(30 + (vuelta % 60));
        const texto = VISITAS(5).replace('MOVIL', `MOVIL${vuelta++}`);
        // The model: by hand, what stands of each issue.
        const enPieDe = new Map<string, { id: string; anulada: boolean }>();
        for (const { que, cual } of pasos) {
          const emitido = emisiones[cual]!;
          const suya = enPieDe.get(emitido);
          if (que === 'traer') {
            const r = await traer(texto, { region, emitido });
            expect(r.repetida).toBe(suya !== undefined);
            if (suya) expect(r.carga.id).toBe(suya.id);
            else enPieDe.set(emitido, { id: r.carga.id, anulada: false });
          } else if (suya) {
            const anulada = que === 'anular';
            expect(await anular(suya.id, !anulada)).toMatchObject({ ok: true, cambio: suya.anulada !== anulada });
            enPieDe.set(emitido, { id: suya.id, anulada });
          }
        }
        const quedan = [...enPieDe].filter(([, c]) => !c.anulada).sort(([a], [b]) => (a < b ? 1 : -1));
        const ids = new Set([...enPieDe.values()].map((c) => c.id));
        expect(ids.size).toBe(enPieDe.size);
        const suyas = (await repo.recibidas(region)).filter((c) => ids.has(c.id));
        expect(suyas).toHaveLength(ids.size);
        expect(enPie(suyas).map((c) => c.id)).toEqual(quedan.slice(0, 1).map(([, c]) => c.id));
      }),
      { numRuns: 12 },
    );
  }, 180_000);
});

describe('los cierres', () => {
  it('of later count without the voided one; what was published and what was frozen stay as they were', async () => {
    const { servicio } = sala;
    const { db, tabla, objetos } = servicio;
    const pedido = { region: '05', periodos: ['2026-10'], por: 'prueba' };
    await cargar(sala, 'sectores.csv', SECTORES, '2026-11-05');
    await cargar(sala, 'personas.csv', PADRON, '2026-11-05');
    const uno = (await servicio.cerrar(pedido)).cortes[0]!;
    await cargar(sala, 'personas.csv', PADRON_CORREGIDO, '2026-11-12');
    const dos = (await servicio.cerrar(pedido)).cortes[0]!;
    expect(dos.sha256).not.toBe(uno.sha256);

    // Frozen with it, and then voided before it is counted: the corte is made of what was frozen.
    const corregido = (await servicio.diario('05')).find((c) => c.emitido === '2026-11-12')!;
    const deps = { db, tabla, objetos, trabajo: sala.trabajo, software: 'otro' };
    const congelado = await pasoCongelar(deps)(pedido);
    expect(congelado.cargas).toContain(corregido.id);
    await anular(corregido.id);
    await pasoAgregar(deps)(congelado);

    const tres = (await servicio.cerrar(pedido)).cortes[0]!;
    expect(tres.sha256).toBe(uno.sha256);
    const manifiesto = await cortesRepo(db, tabla).leer(tres.corte);
    expect(manifiesto?.diario).toMatchObject({ cargas: 3, anuladas: 1 });
    expect(manifiesto?.cargas.map((c) => c.id)).not.toContain(corregido.id);
    expect((await cortesRepo(db, tabla).leer(dos.corte))?.cargas.map((c) => c.id)).toContain(corregido.id);
    expect(await juicio('05', corregido.id)).toBe('anulada');

    // The corte made with what is voided now is still made again from what it froze.
    const publicado = (await cortesRepo(db, tabla).leer(dos.corte))!;
    const v = await verificarCorte(publicado, {
      objetos,
      trabajo: sala.trabajo,
      software: software(),
      servido: servidoDe(db, tabla),
    });
    expect([v.diferencias, v.detalle]).toEqual([0, []]);

    await anular(corregido.id, true);
    expect((await servicio.cerrar(pedido)).cortes[0]!.sha256).toBe(dos.sha256);
  }, 240_000);
});
