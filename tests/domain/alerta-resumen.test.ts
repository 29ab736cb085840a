import { describe, expect, it } from 'vitest';
import type { Alerta, EstadoAlerta } from '../../functions/domain/alerta.ts';
import { resumidor } from '../../functions/domain/alerta/resumen.ts';
import { diaDe, sumarDias } from '../../functions/domain/fecha.ts';

const HOY = '2026-11-30';
const alerta = (estado: EstadoAlerta, cambios: Partial<Alerta> = {}): Alerta => ({
  servicio: 'vacuna',
  puntoFocal: 'eess',
  dosis: 1,
  estado,
  porVencer: false,
  desde: '2026-10-01',
  hasta: '2026-11-01',
  ...cambios,
});
const vencida = (dias: number): Alerta => alerta('vencido', { hasta: sumarDias(HOY, -dias) });

describe('resumen de alertas', () => {
  it('puts what is about to be late in both buckets, and delay in its band', () => {
    const r = resumidor(diaDe(HOY));
    r.agregar('S:1', 'a', 'f', 'v', [alerta('pendiente_en_plazo', { porVencer: true }), alerta('proximo'), vencida(1)]);
    r.agregar('S:1', 'b', 'f', 'v', [alerta('pendiente_en_plazo'), vencida(30), vencida(91)]);
    const servicio = r.listo().find((x) => x.servicio === 'vacuna')!;
    expect(servicio).toMatchObject({
      ambito: 'S:1',
      por_vencer: 2,
      pendientes: 5,
      atraso: { '0-7': 1, '8-30': 1, '31-90': 0, '>90': 1 },
      estados: { vencido: 3, proximo: 1, pendiente_en_plazo: 2, cumplido: 0 },
    });
  });

  it('nothing received is of whom something was already due: not of who is only waiting, nor of who got it late', () => {
    const r = resumidor(diaDe(HOY));
    r.agregar('S:1', 'nada', 'f', 'v', [vencida(3), alerta('bloqueado')]);
    r.agregar('S:1', 'espera', 'f', 'v', [alerta('programado')]);
    r.agregar('S:1', 'tarde', 'f', 'v', [vencida(3), alerta('fuera_de_ventana')]);
    r.agregar('S:1', 'una', 'f', 'v', [vencida(3), alerta('cumplido')]);
    r.agregar('S:1', 'excluida', 'f', 'v', [alerta('excluido')]);
    r.agregar('S:1', 'sin fecha', 'f', 'v', [alerta('dato_insuficiente')]);
    expect(r.personas()).toEqual([
      { ambito: 'S:1', punto_focal: 'eess', personas: { seguidas: 4, por_vencer: 0, pendientes: 3, sin_nada: 1 } },
    ]);
  });

  it('a person of two fichas is one person before each focal point, and received in one is received', () => {
    const r = resumidor(diaDe(HOY));
    r.agregar('S:1', 'a', 'f', 'v', [vencida(3), alerta('vencido', { puntoFocal: 'reniec', servicio: 'dni' })]);
    r.agregar('S:1', 'a', 'g', 'v', [alerta('cumplido')]);
    const personas = r.listo().filter((x) => x.servicio === null);
    const de = (ficha: string | null, foco: string) =>
      personas.find((x) => x.ficha === ficha && x.punto_focal === foco)!.personas;
    expect(de(null, 'eess')).toEqual({ seguidas: 1, por_vencer: 0, pendientes: 1, sin_nada: 0 });
    expect(de('f', 'eess')).toEqual({ seguidas: 1, por_vencer: 0, pendientes: 1, sin_nada: 1 });
    expect(de('g', 'eess')).toEqual({ seguidas: 1, por_vencer: 0, pendientes: 0, sin_nada: 0 });
    expect(de(null, 'reniec')).toEqual({ seguidas: 1, por_vencer: 0, pendientes: 1, sin_nada: 1 });
  });
});
