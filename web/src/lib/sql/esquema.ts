/** What each table and column of the cube means. The order is that of the file. */
export const ESQUEMA: Readonly<
  Record<string, { readonly que: string; readonly columnas: Readonly<Record<string, string>> }>
> = {
  hechos: {
    que: 'Una fila por mes, lugar, indicador, etapa de vida y condición. Sume num y den antes de dividir.',
    columnas: {
      periodo: 'Mes, AAAA-MM',
      region: 'Código de la región (G:)',
      provincia: 'Provincia de residencia (P:)',
      distrito: 'Distrito de residencia (D:)',
      red: 'Red de salud (R:)',
      microred: 'Microred (M:)',
      eess: 'Establecimiento que responde (E:)',
      sector: 'Sector (S:); vacío en las fichas que se cuentan en el establecimiento',
      clave: 'Indicador y edición: ficha@version~metodo',
      ficha: 'Código del indicador',
      version: 'Edición de la ficha',
      metodo: 'Método, donde hay más de uno',
      curso_vida: 'Etapa: nino, adolescente, joven, adulto, adulto_mayor',
      condicion: 'gestante, puerpera o vacío',
      num: 'Numerador: cuántos cumplen',
      den: 'Denominador: cuántos debían cumplir',
      sin_dato: 'Cuántos del denominador no traen el dato',
    },
  },
  lugares: {
    que: 'El nombre de cada código de lugar.',
    columnas: {
      id: 'Código, como en hechos',
      tipo: 'S, E, M, R, D, P o G',
      nombre: 'Nombre',
    },
  },
  indicadores: {
    que: 'Qué es cada indicador en su edición.',
    columnas: {
      clave: 'Como en hechos',
      ficha: 'Código del indicador',
      version: 'Edición',
      metodo: 'Método',
      nombre: 'Nombre',
      edicion: 'Edición y método en palabras',
      direccion: 'mayor: más es mejor; menor: menos es mejor; ninguna: sólo cuenta',
      tipo: 'cobertura, conteo o densidad',
      unidad: 'Qué se cuenta',
      nivel: 'El nivel más fino con sentido',
      verificacion: 'V1, V2, sin_verificar o propuesta: las dos últimas no son oficiales',
      fuente: 'Norma o fuente',
    },
  },
  cortes: {
    que: 'De qué corte salió cada mes.',
    columnas: { periodo: 'Mes', corte: 'Número del corte', sha256: 'Sello' },
  },
  info: {
    que: 'Lo que el cubo dice de sí mismo.',
    columnas: { clave: 'Qué', valor: 'Cuánto o cuál' },
  },
};
