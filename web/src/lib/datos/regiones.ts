/** Departments of Peru by INEI code: a sala that has received nothing yet has no other way of offering them. */
export const REGIONES: Readonly<Record<string, string>> = {
  '01': 'Amazonas',
  '02': 'Áncash',
  '03': 'Apurímac',
  '04': 'Arequipa',
  '05': 'Ayacucho',
  '06': 'Cajamarca',
  '07': 'Callao',
  '08': 'Cusco',
  '09': 'Huancavelica',
  '10': 'Huánuco',
  '11': 'Ica',
  '12': 'Junín',
  '13': 'La Libertad',
  '14': 'Lambayeque',
  '15': 'Lima',
  '16': 'Loreto',
  '17': 'Madre de Dios',
  '18': 'Moquegua',
  '19': 'Pasco',
  '20': 'Piura',
  '21': 'Puno',
  '22': 'San Martín',
  '23': 'Tacna',
  '24': 'Tumbes',
  '25': 'Ucayali',
};

/** The one the API takes when neither the file nor its sender says which. */
export const REGION_POR_OMISION = '05';

export const nombreRegion = (codigo: string): string => REGIONES[codigo] ?? codigo;

/** Region a screen speaks of: the asked one, else the first with published data, else the API's own. */
export const regionPedida = (pedida: string | null, publicadas: readonly string[]): string =>
  pedida !== null && pedida in REGIONES ? pedida : (publicadas[0] ?? REGION_POR_OMISION);
