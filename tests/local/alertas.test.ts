import { describe, expect, it } from 'vitest';
import { alertas, type OpcionesAlertas } from '../../functions/local/alertas.ts';
import { sumarDias } from '../../functions/domain/fecha.ts';
import type { FilaCsv } from '../fichas/arnes.ts';
import { enCarpeta, type Tablas } from './carpeta-de-prueba.ts';

type Linea = {
  documento: string;
  ficha: string;
  version: string;
  servicio: string;
  dosis: number;
  estado: string;
  por_vencer: boolean;
  desde: string | null;
  hasta: string | null;
};

const HOY = '2026-11-30';
const nacido = (dias: number): string => sumarDias(HOY, -dias);

const nino = (documento: string, edad: number | null, cambios: FilaCsv = {}): FilaCsv => ({
  documento,
  tipo_documento: 'DNI',
  fecha_nacimiento: edad === null ? null : nacido(edad),
  sexo: 'F',
  seguros: '1',
  ubigeo: '050304',
  codigo_ccpp: '0503040001',
  renipress: '00003644',
  estado: '1',
  ...cambios,
});
const dosis = (documento: string, edad: number, hoy: number, codigo: string, cambios: FilaCsv = {}): FilaCsv => ({
  id_cita: `${documento}-${edad}-${codigo}`,
  documento,
  fecha: sumarDias(nacido(hoy), edad),
  codigo,
  tipo_dx: 'D',
  ...cambios,
});

const PAQUETE = { ficha: 'paquete_menor_12m', version: 'fed_2025_2026' };

const correr = <T = Linea>(tablas: Tablas, cambios: Partial<OpcionesAlertas> = PAQUETE) =>
  enCarpeta<T>(tablas, (o) => alertas({ hoy: HOY, horizonte: 7, ...o, ...cambios }));

const ver = (lineas: readonly Linea[], documento: string, servicio: string): string[] =>
  lineas.filter((l) => l.documento === documento && l.servicio === servicio).map((l) => `${l.dosis}:${l.estado}`);

describe('sala alertas', () => {
  it('gives one line per person, service and dose, with the agreed keys', async () => {
    const { lineas } = await correr({
      personas: [nino('99000001', 100)],
      prestaciones: [dosis('99000001', 60, 100, '90670')],
    });
    expect(Object.keys(lineas[0]!)).toEqual([
      'documento',
      'ficha',
      'version',
      'servicio',
      'dosis',
      'estado',
      'por_vencer',
      'desde',
      'hasta',
    ]);
    expect(lineas.filter((l) => l.servicio === 'neumococo')).toEqual([
      {
        documento: '99000001',
        ...PAQUETE,
        servicio: 'neumococo',
        dosis: 1,
        estado: 'cumplido',
        por_vencer: false,
        desde: sumarDias(nacido(100), 55),
        hasta: sumarDias(nacido(100), 119),
      },
      {
        documento: '99000001',
        ...PAQUETE,
        servicio: 'neumococo',
        dosis: 2,
        estado: 'pendiente_en_plazo',
        por_vencer: false,
        desde: sumarDias(nacido(100), 88),
        hasta: sumarDias(nacido(100), 130),
      },
    ]);
    expect(ver(lineas, '99000001', 'polio')).toEqual(['1:pendiente_en_plazo', '2:bloqueado', '3:bloqueado']);
    expect(ver(lineas, '99000001', 'hierro_4m')).toEqual(['1:programado']);
  });

  it('follows whoever is or will be in the denominator; the ficha’s reasons, age and a missing birth take out', async () => {
    const { lineas } = await correr({
      personas: [
        nino('99000001', 364),
        nino('99000002', 365),
        nino('99000003', 100, { seguros: '2' }),
        nino('99000004', null),
        nino('99000005', 100, { cnv: '9900000005' }),
        nino('99000006', null, { estado: '0' }),
      ],
      cnv: [{ cnv: '9900000005', peso_g: 2499, semanas: 39, fecha_nacimiento: nacido(100) }],
      prestaciones: [dosis('99000001', 60, 364, '90670')],
    });
    const dni = (documento: string): string[] => ver(lineas, documento, 'dni');
    expect(dni('99000001')).toEqual(['1:vencido']);
    expect(dni('99000002')).toEqual(['1:excluido']);
    expect(dni('99000003')).toEqual(['1:excluido']);
    expect(dni('99000004')).toEqual(['1:dato_insuficiente']);
    expect(dni('99000005')).toEqual(['1:excluido']);
    expect(dni('99000006')).toEqual(['1:excluido']);
  });

  it('what was written under the CNV number of a child with DNI is joined, and the row of the number is not followed', async () => {
    const cnv = '9900000001';
    const { lineas } = await correr({
      personas: [nino('99000001', 100, { cnv }), nino(cnv, 100, { tipo_documento: 'CNV', cnv })],
      prestaciones: [dosis(cnv, 60, 100, '90670'), dosis('99000001', 90, 100, '90670')],
    });
    expect(ver(lineas, '99000001', 'neumococo')).toEqual(['1:cumplido', '2:cumplido']);
    expect(ver(lineas, cnv, 'neumococo')).toEqual(['1:excluido', '2:excluido']);
  });

  it('nothing after today counts, and the visit marks what a delivery is', async () => {
    const anemia = { id_cita: 'cita', fecha: nacido(20), tipo_dx: 'D' };
    const { lineas } = await correr({
      personas: [nino('99000001', 200)],
      prestaciones: [
        dosis('99000001', 201, 200, '85018'), // tomorrow
        { documento: '99000001', codigo: '99199.17', ...anemia },
        { documento: '99000001', codigo: 'D509', ...anemia },
      ],
    });
    expect(ver(lineas, '99000001', 'hemoglobina')).toEqual(['1:pendiente_en_plazo']);
    expect(ver(lineas, '99000001', 'hierro_6m')).toEqual(['1:cumplido', '2:proximo', '3:bloqueado']); // the three of the treatment
  });

  it('of a mother, the pregnancy in course; ended by a birth, or never known, she is excluded', async () => {
    const adulta = (documento: string): FilaCsv => nino(documento, 9000);
    const apn = (documento: string, edad: number, fur: string): FilaCsv => ({
      id_cita: `${documento}-${edad}`,
      documento,
      fecha: sumarDias(fur, edad),
      codigo: 'Z3491',
      tipo_dx: 'D',
      fur,
    });
    const vieja = sumarDias(HOY, -280);
    const { lineas } = await correr(
      {
        personas: [adulta('99000001'), adulta('99000002'), adulta('99000003')],
        prestaciones: [apn('99000001', 60, sumarDias(HOY, -110)), apn('99000002', 60, vieja)],
        cnv: [{ cnv: '9900000009', documento_madre: '99000002', fecha_nacimiento: sumarDias(HOY, -5), semanas: 39 }],
      },
      { ficha: 'gest_seguimiento', version: 'sala_2026' },
    );
    expect(ver(lineas, '99000001', 'apn_1er_trimestre')).toEqual(['1:cumplido']);
    expect(ver(lineas, '99000001', 'apn_2do_trimestre')).toEqual(['1:pendiente_en_plazo', '2:bloqueado']);
    expect(ver(lineas, '99000002', 'apn_1er_trimestre')).toEqual(['1:excluido']);
    expect(ver(lineas, '99000003', 'apn_1er_trimestre')).toEqual(['1:excluido']);
  });

  it('without --ficha follows every marked edition and says nothing of those of another age', async () => {
    const tablas = {
      personas: [nino('99000001', 100), nino('99000002', 9000), nino('99000003', 50)],
      prestaciones: [dosis('99000001', 60, 100, '90670')],
      cnv: [{ cnv: '9900000009' }],
    };
    const { lineas } = await correr(tablas, {});
    expect(new Set(lineas.map((l) => l.documento))).toEqual(new Set(['99000001', '99000003']));
    const fichas = new Set(lineas.map((l) => l.ficha));
    expect(fichas).toContain('paquete_menor_12m');
    expect(fichas).toContain('esquema_vacunas');
    const visibles = await correr(tablas, { visibles: true });
    expect(new Set(visibles.lineas.map((l) => l.estado))).toEqual(new Set(['vencido', 'proximo']));
    expect(lineas.filter((l) => ['vencido', 'proximo'].includes(l.estado) || l.por_vencer)).toEqual(visibles.lineas);
  });

  it('without the table a ficha reads it raises no false alarm: it says it cannot follow it', async () => {
    await expect(correr({ personas: [nino('99000001', 100)] })).rejects.toThrow(/Ninguna ficha se puede seguir/);
  });

  it('bad arguments are told in words', async () => {
    const tablas = { personas: [nino('99000001', 100)] };
    await expect(correr(tablas, { hoy: '30/11/2026' })).rejects.toThrow(/AAAA-MM-DD/);
    await expect(correr(tablas, { horizonte: -1 })).rejects.toThrow(/0 o más/);
    await expect(correr(tablas, { version: 'fed_2025_2026' })).rejects.toThrow(/añada --ficha/);
    await expect(correr(tablas, { ficha: 'nada' })).rejects.toThrow(/Se siguen: .*paquete_menor_12m/);
    await expect(correr(tablas, { ficha: 'vac_polio_3' })).rejects.toThrow(/añada --version \(fed_2025_2026/);
    await expect(correr(tablas, { ficha: 'sec_poblacion', version: 'sala_2026' })).rejects.toThrow(/no hay qué seguir/);
    await expect(correr(tablas, { ficha: 'gest_paquete_parto', version: 'fed_2024_2025' })).rejects.toThrow(
      /gest_seguimiento/,
    );
  });
});

describe('sala alertas --resumen', () => {
  type Renglon = {
    ambito: string;
    nombre: string;
    punto_focal: string;
    servicio: string | null;
    estados: Record<string, number>;
    atraso: Record<string, number>;
    por_vencer: number;
    pendientes: number;
    personas: Record<string, number>;
  };
  const TABLAS: Tablas = {
    personas: [
      nino('99000001', 130), // neumococo overdue by 11 days; DNI by 100
      nino('99000002', 115), // about to be late
      nino('99000003', 50), // near
      nino('99000004', 100, { codigo_ccpp: '0503040002', fecha_emision_dni: nacido(90) }),
      nino('99000005', 100, { seguros: '2' }),
    ],
    sectorizacion: [{ renipress: '00003644', sector: 'S-1', nombre: 'Uno', codigo_ccpp: '0503040001' }],
    prestaciones: [dosis('99000004', 60, 100, '90670')],
  };
  const resumen = (nivel: 'sector' | 'region') => correr<Renglon>(TABLAS, { ...PAQUETE, resumen: nivel });

  it('counts doses by place, focal point and service, with the delay of what is overdue', async () => {
    const { lineas } = await resumen('sector');
    const de = (ambito: string, servicio: string | null, foco = 'eess'): Renglon =>
      lineas.find((l) => l.ambito === ambito && l.servicio === servicio && l.punto_focal === foco)!;
    const neumococo = de('S:S-1', 'neumococo');
    expect(neumococo.nombre).toBe('Uno');
    expect(neumococo.estados).toMatchObject({
      vencido: 1,
      pendiente_en_plazo: 1,
      proximo: 1,
      bloqueado: 3,
      excluido: 2,
      cumplido: 0,
    });
    expect(neumococo.atraso).toEqual({ '0-7': 0, '8-30': 1, '31-90': 0, '>90': 0 });
    expect(neumococo).toMatchObject({ por_vencer: 2, pendientes: 2 });
    expect(de('S:S-1', 'dni', 'reniec').atraso).toEqual({ '0-7': 0, '8-30': 1, '31-90': 1, '>90': 1 });
    expect(de('S:00003644-SIN', 'neumococo').estados).toMatchObject({ cumplido: 1, pendiente_en_plazo: 1 });
  });

  it('counts persons in the three buckets of the directive, by focal point', async () => {
    const { lineas } = await resumen('region');
    const personas = (foco: string): Record<string, number> =>
      lineas.find((l) => l.servicio === null && l.punto_focal === foco)!.personas;
    expect(lineas.every((l) => l.ambito === 'G:05')).toBe(true);
    // The fifth child is excluded; the third has nothing due yet; the fourth received a dose; today is the last day of the iron of the first.
    expect(personas('eess')).toEqual({ seguidas: 4, por_vencer: 3, pendientes: 3, sin_nada: 2 });
    expect(personas('reniec')).toEqual({ seguidas: 4, por_vencer: 0, pendientes: 3, sin_nada: 3 });
  });
});
