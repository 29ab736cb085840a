import { describe, expect, it } from 'vitest';
import type { DescripcionComponente } from '../../../functions/domain/ficha/describir-componente.ts';
import { fichaDe } from './ficha-de-prueba.ts';

const componente = (c: object, resto: object = {}): DescripcionComponente =>
  fichaDe({
    prestaciones: { vacuna: { codigos: ['90670'] }, examen: { codigos: ['85018'] } },
    componentes: [{ id: 'c', nombre: 'Componente', ...c }],
    ...resto,
  }).ediciones[0]!.componentes[0]!;

describe('windows in words', () => {
  it('a dose that follows another is told by the days between them, not from birth', () => {
    const [ruta] = componente({
      exigencia: [{ hasta: 119, dosis: 0 }, { hasta: 189, dosis: 1 }, { dosis: 2 }],
      cadena: [
        { prestacion: 'vacuna', edad: [55, 119] },
        { prestacion: 'vacuna', intervalo: [28, 70] },
      ],
    }).rutas;
    expect(ruta!.plazos).toEqual([
      '1.ª: entre los 55 y 119 días de edad',
      '2.ª: de 28 a 70 días después de la anterior',
    ]);
    expect(ruta!.pasos[1]).toMatchObject({ desde: 0, hasta: null, despues: [28, 70] });
    expect(ruta!.exigencia.texto).toBe('Se exige una desde los 120 días, dos desde los 190 días.');
    expect(ruta!.exigencia.tramos).toEqual([
      { desde: 0, hasta: 119, n: 0 },
      { desde: 120, hasta: 189, n: 1 },
      { desde: 190, hasta: null, n: 2 },
    ]);
  });

  it('equal doses in a row are one sentence, and a row of windows is a list', () => {
    const seguidas = componente({
      cadena: [
        { prestacion: 'vacuna', edad: [0, 30] },
        ...Array(3).fill({ prestacion: 'vacuna', intervalo: [25, 35] }),
      ],
    }).rutas[0]!;
    expect(seguidas.plazos[1]).toBe('2.ª a 4.ª: de 25 a 35 días después de la anterior');
    expect(seguidas.exigencia.texto).toBe('Se exigen siempre las cuatro.');
    const ventanas = [[29, 59], [60, 89], [90, 119], [120, null]]; // prettier-ignore
    expect(
      componente({ cadena_por_ventanas: { prestacion: 'vacuna', minimo_intervalo: 28, ventanas } }).rutas[0]!.plazos,
    ).toEqual([
      'una en cada plazo: 29 a 59, 60 a 89, 90 a 119 y 120 en adelante días de edad, con 28 días o más entre una y otra',
    ]);
  });

  it('pregnancy is told in weeks and days, and separations by gestational age', () => {
    const c = componente(
      {
        cadena: [
          { prestacion: 'examen', edad: [0, 97] },
          { prestacion: 'examen', edad: [196, null], minimo_por_edad: [{ hasta: 230, minimo: 28 }, { minimo: 7 }] },
        ],
      },
      { corte: { tipo: 'atencion_en_mes' }, poblacion: { sujeto: 'parto' } },
    );
    expect(c.rutas[0]!.plazos).toEqual([
      '1.ª: hasta las 13 semanas y 6 días de gestación',
      '2.ª: desde las 28 semanas de gestación, separada de la anterior 28 días hasta las 32 semanas y 6 días, 7 días después',
    ]);
  });

  it('an event has its day 0, with days before and after it', () => {
    const { ediciones } = fichaDe({
      corte: { tipo: 'cumple_N_desde_evento', dia: 209 },
      poblacion: {
        sujeto: 'evento',
        indice: [
          { prestacion: 'dx_anemia', edad_cumplida: [170, 209] },
          { prestacion: 'examen', cual: 'ultima' },
        ],
      },
      prestaciones: { dx_anemia: { codigos: ['D509'], tipo_dx: ['D'] }, examen: { codigos: ['85018'] } },
      componentes: [
        { id: 'antes', nombre: 'Antes', existe: { prestacion: 'examen', edad: [-30, 0] } },
        { id: 'mismo', nombre: 'El mismo día', existe: { prestacion: 'examen', edad: [0, 0] } },
        {
          id: 'control',
          nombre: 'Control',
          existe: { prestacion: 'examen', edad: [25, 59], edad_cumplida: [200, 300] },
        },
      ],
    });
    const [v] = ediciones;
    expect(v!.marco!.indice).toBe(
      'El día 0 es la primera vez que se registra «diagnóstico de anemia» (D509, de tipo definitivo (D)), entre los 170 y 209 días de edad; si no la hay, la última vez que se registra «examen» (85018).',
    );
    expect(v!.componentes.map((c) => c.rutas[0]!.plazos[0])).toEqual([
      'desde 30 días antes del día 0 hasta el día 0',
      'el mismo día 0',
      'entre 25 y 59 días después del día 0, entre los 200 y 300 días de edad',
    ]);
  });

  it('calendar months are required from the day after their window', () => {
    const [ruta] = componente({ existe: { prestacion: 'examen', mes_cumplido: { mes: 14, dias: 29 } } }).rutas;
    expect(ruta!.plazos).toEqual(['desde que cumple 14 meses hasta 29 días después']);
    expect(ruta!.exigencia).toEqual({
      unidad: 'dias',
      tramos: [],
      texto: 'Se exige desde el día siguiente al fin de su plazo.',
    });
  });
});

describe('conditions in words', () => {
  const servicio = (p: object): string =>
    fichaDe({
      marcas: { anemia: { codigos: ['D509'], tipo_dx: ['D', 'R'] }, telemedicina: { prefijos: ['99499'] } },
      prestaciones: { hierro: p },
      componentes: [{ id: 'c', nombre: 'C', existe: { prestacion: 'hierro' } }],
    }).ediciones[0]!.componentes[0]!.rutas[0]!.servicios[0]!.texto;

  it('codes, LAB, diagnosis, and what the visit or the day must carry', () => {
    expect(
      servicio({ codigos: ['99199.17'], sin_lab: ['TA'], en_cita: ['anemia'], sin_en_cita: ['telemedicina'] }),
    ).toBe('99199.17, sin LAB TA, en la misma cita que «anemia», si la cita no lleva «telemedicina»');
    expect(servicio({ codigos: ['D509'], tipo_dx: ['R'], lab: ['PR'], en_dia_eess: ['anemia'] })).toBe(
      'D509, de tipo repetido (R), con LAB PR, el mismo día y en el mismo establecimiento que «anemia»',
    );
    expect(servicio({ dato: 'fecha_emision_dni' })).toBe('la fecha de emisión del DNI');
  });

  it('who it is required of, what waives it, ways and points', () => {
    expect(
      componente({
        solo_si: { sexo: 'F', nacimiento_en: { peso_g: [1500, 2499] } },
        exento_si: { prestacion: 'examen', edad: [0, 170] },
        existe: { prestacion: 'vacuna' },
      }).condiciones,
    ).toEqual([
      'Se exige sólo a mujeres y quienes nacieron con 1500 a 2499 g.',
      'Deja de exigirse a quien tiene «examen» (85018), hasta los 170 días de edad.',
    ]);
    const puntos = componente({
      puntos: {
        valores: [{ prestacion: 'vacuna', puntos: 2 }, { prestacion: 'examen', puntos: 1 }],
        ventanas: [[170, 209], [210, 239]],
        primera_obligatoria: true,
        exigencia: [{ hasta: 209, puntos: 0 }, { hasta: 239, puntos: 1 }, { puntos: 3, en: [170, 239] }],
      },
    }); // prettier-ignore
    expect(puntos.condiciones[0]).toContain('sin la primera no basta ninguna otra');
    expect(puntos.rutas[0]!.exigencia.texto).toBe(
      'Se exige 1 punto desde los 210 días, 3 puntos (de lo recibido entre los 170 y 239 días de edad) desde los 240 días.',
    );
    expect(puntos.rutas[0]!.servicios.map((s) => s.nombre)).toEqual(['vacuna, 2 puntos', 'examen, 1 punto']);
  });

  it('exclusions say their codes, days and methods', () => {
    const [x, y] = fichaDe({
      metodos: [{ id: 'sin_bajo_peso', etiqueta: 'Sin bajo peso', principal: true }],
      prestaciones: { anemia: { codigos: ['D509'], tipo_dx: ['D'] } },
      exclusiones: [
        { motivo: 'anemia_previa', texto: 'Ya tenía anemia', tiene: { prestacion: 'anemia', edad: [0, 170] } },
        { motivo: 'bajo_peso', texto: 'Bajo peso', nacimiento_en: { peso_g: [0, 2499] }, metodos: ['sin_bajo_peso'] },
      ],
    }).ediciones[0]!.exclusiones;
    expect(x!.detalle).toBe('hasta el corte tiene «anemia» (D509, de tipo definitivo (D)), hasta los 170 días de edad');
    expect(y!.detalle).toBe('el CNV dice 2499 g o menos; sólo con el método «Sin bajo peso»');
  });
});

describe('the five kinds of cut, with a date worked out', () => {
  const corte = (v: object): [string, string | null] => {
    const { corte } = fichaDe(v).ediciones[0]!;
    return [corte.texto, corte.ejemplo];
  };
  it('fin_de_mes: the births that have the age, in days, in calendar months, in the year, at another day', () => {
    expect(corte({})[1]).toBe(
      'En el corte del 30 de junio de 2026 entran quienes nacieron del 1 de julio de 2025 al 30 de junio de 2026.',
    );
    expect(corte({ poblacion: { sujeto: 'persona', edad_meses: [6, 35] } })[1]).toContain(
      'nacieron del 1 de julio de 2023 al 30 de diciembre de 2025',
    );
    expect(corte({ poblacion: { sujeto: 'persona', edad_dias: [0, 364], nacido_en_el_ano: true } })[1]).toContain(
      'del 1 de enero de 2026 al 30 de junio de 2026',
    );
    expect(corte({ poblacion: { sujeto: 'persona', edad_anos: [3, 3], edad_al: '03-31' } })[1]).toContain(
      'del 1 de abril de 2022 al 31 de marzo de 2023',
    );
    expect(corte({ poblacion: { sujeto: 'persona', edad_anos: [60, null] } })[1]).toContain(
      'quienes nacieron hasta el 30 de junio de 1966',
    );
  });
  it('cumple_dia_N and cumple_N_desde_evento: measured once, in the month of that day', () => {
    expect(corte({ corte: { tipo: 'cumple_dia_N', dia: 29 }, poblacion: { sujeto: 'persona' } })[1]).toBe(
      'Quien nació el 1 de junio de 2026 cumple 29 días el 30 de junio de 2026: se mide en junio de 2026.',
    );
    const evento = { sujeto: 'evento', indice: [{ prestacion: 'x' }] };
    const x = { prestaciones: { x: { codigos: ['1'] } } };
    expect(corte({ corte: { tipo: 'cumple_N_desde_evento', dia: 209 }, poblacion: evento, ...x })[1]).toBe(
      'Con el día 0 el 1 de diciembre de 2025, los 209 días se completan el 28 de junio de 2026: se mide en junio de 2026.',
    );
    expect(corte({ corte: { tipo: 'atencion_en_mes', dias_antes: 32 }, poblacion: evento, ...x })[1]).toBe(
      'Junio de 2026 mide lo ocurrido del 30 de abril de 2026 al 31 de mayo de 2026.',
    );
  });
  it('atencion_en_mes and solapa_rango', () => {
    expect(corte({ corte: { tipo: 'atencion_en_mes' }, poblacion: { sujeto: 'parto' } })[1]).toBe(
      'Con el parto el 10 de junio de 2026, se mide en junio de 2026.',
    );
    const [texto, ejemplo] = corte({
      corte: { tipo: 'solapa_rango', rangos: [[180, 209], [365, 394]] },
      poblacion: { sujeto: 'persona' },
    }); // prettier-ignore
    expect(texto).toContain('entre los 180 y 209 días de edad, o entre los 365 y 394 días de edad');
    // Born on 1 January 2026: day 180 is 30 June and day 209 is 29 July.
    expect(ejemplo).toBe('Quien nació el 1 de enero de 2026 cuenta en junio de 2026 y en julio de 2026.');
  });
});

it('names its sources, and says what is not computable, provisional or a proposal', () => {
  const [v] = fichaDe({ fuente: 'F4, F7', no_calculable: 'Falta la tabla.', provisional: true }).ediciones;
  expect(v!.fuentes.map((f) => f.id)).toEqual(['F4', 'F7']);
  expect(v!.fuentes[0]!.nombre).toContain('Fichas de procesamiento FED 2025-2026');
  expect(v!.noCalculable).toBe('Falta la tabla.');
  expect(v!.provisional).toBe(true);
});
