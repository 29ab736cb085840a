import type { Valor } from '../valor.ts';

// CroquisSectores.svelte
export const croquisReferencial = 'Croquis referencial';
export const lugarYPersonas = (lugar: Valor, personas: Valor) => `${lugar}: ${personas} personas`;
export const cercaDeHoras = (horas: Valor) => `cerca de ${horas} h`;
export const microAreaDeRiesgo = (clase: Valor) => `Micro área de riesgo: ${clase}`;
export const microAreaDeRiesgoEn = (clase: Valor, lugar: Valor) => `Micro área de riesgo: ${clase}, en ${lugar}`;
export const kilometros = (km: Valor) => `${km} km`;
export const norte = 'N';
export const cuantasPersonas = (personas: Valor) => `${personas} personas`;
export const establecimiento = 'Establecimiento';
export const celdasAlrededorDeCadaLocalidad = 'Celdas alrededor de cada localidad, no límites.';
export const anillosDe1Y3 =
  'Anillos de 1 y 3 horas: tiempo aproximado hasta el establecimiento, por la velocidad mediana declarada; sólo los que caben.';
export const sinCoordenadas = (n: number) =>
  n === 1
    ? 'Una localidad no tiene coordenadas: sólo en la tabla.'
    : `${n} localidades no tienen coordenadas: sólo en la tabla.`;
export const microareasSinUbicacion = (n: number) =>
  n === 1
    ? 'Una micro área de riesgo no tiene ubicación en el dibujo.'
    : `${n} micro áreas de riesgo no tienen ubicación en el dibujo.`;
export const faltanCoordenadasDeLasLocalidades = 'Faltan coordenadas de las localidades para dibujar el croquis.';

// CroquisTabla.svelte
export const verComoTabla = 'Ver como tabla';
export const numeroDeOrden = 'N.º';
export const tablaDe = (titulo: Valor) => `Tabla de ${titulo}`;
export const sector = 'Sector';
export const localidades = 'Localidades';
export const personas = 'Personas';
export const accesibilidad = 'Accesibilidad';
export const microAreasDeRiesgo = 'Micro áreas de riesgo';
export const sectoristas = 'Sectoristas';

// MapaDistritos.svelte
export const senaleUnDistritoParaLeer = 'Señale un distrito para leer su valor.';
export const fuenteDeLosLimites = (nota: Valor, limites: Valor, licencia: Valor) =>
  `${nota} Fuente de los límites: ${limites} (${licencia}).`;
export const distrito = 'Distrito';
export const provincia = 'Provincia';
export const valor = 'Valor';

// valores.ts
export const pocosCasos = 'Pocos casos';
export const sinDatoDeQuienesHay = 'Sin dato de quienes hay';
export const sinDatoDe = (n: Valor) => `sin dato (${n})`;
export const yTantosSinDato = (n: Valor) => `; ${n} sin dato`;
export const noAplica = 'No aplica';
export const sinPoblacionEnLosDatos = 'Sin población en los datos';
export const noReportado = 'No reportado';
export const protegido = 'Protegido';
export const dePocosCasos = (num: Valor, den: Valor) => `${num} de ${den}, pocos casos`;
