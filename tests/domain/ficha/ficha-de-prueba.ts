import { describirFicha, type DescripcionFicha } from '../../../functions/domain/ficha/describir.ts';
import { validarFicha } from '../../../functions/domain/ficha/validar.ts';

const VERSION = {
  version: 'a',
  codigo_oficial: null,
  edicion: 'Edición A',
  vigencia: { desde: '2026-01-01', hasta: '2026-12-31' },
  verificacion: 'V1',
  fuente: 'F1',
  corte: { tipo: 'fin_de_mes' },
  denominador: 'Quienes sean.',
  numerador: 'Quienes cumplan.',
  poblacion: { sujeto: 'persona', edad_dias: [0, 364] },
  exclusiones: [],
  componentes: [{ id: 'sexo', nombre: 'Sexo', dato: { campo: 'sexo', presente: true } }],
};

/** A ficha whose versions only write what a test speaks of. */
export const fichaDe = (...versiones: object[]): DescripcionFicha =>
  describirFicha(
    validarFicha(
      {
        ficha: 'prueba',
        nombre: 'Ficha de prueba',
        corto: 'Prueba',
        unidad: 'niños',
        usuarios: ['Sala'],
        direccion: 'mayor',
        nivel: 'sector',
        curso_vida: 'nino',
        paquete: 'Prueba',
        tipo: 'cobertura',
        versiones: versiones.map((v) => ({ ...VERSION, ...v })),
      },
      'prueba.yaml',
    ),
  );
