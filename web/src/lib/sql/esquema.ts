import * as t from '../textos/es/explorar.ts';

/** What each table and column of the cube means. The order is that of the file. */
export const ESQUEMA: Readonly<
  Record<string, { readonly que: string; readonly columnas: Readonly<Record<string, string>> }>
> = {
  hechos: {
    que: t.tablaHechos,
    columnas: {
      periodo: t.mesAaaaMm,
      region: t.codigoDeLaRegion,
      provincia: t.provinciaDeResidencia,
      distrito: t.distritoDeResidencia,
      red: t.redDeSalud,
      microred: t.microred,
      eess: t.establecimientoQueResponde,
      sector: t.sectorOVacio,
      clave: t.claveDelIndicador,
      ficha: t.codigoDelIndicador,
      version: t.edicionDeLaFicha,
      metodo: t.metodoDondeHayMas,
      curso_vida: t.etapasPosibles,
      condicion: t.condicionesPosibles,
      num: t.cuantosCumplen,
      den: t.cuantosDebianCumplir,
      sin_dato: t.cuantosNoTraenElDato,
    },
  },
  lugares: {
    que: t.tablaLugares,
    columnas: {
      id: t.codigoComoEnHechos,
      tipo: t.letraDelTipo,
      nombre: t.nombre,
    },
  },
  indicadores: {
    que: t.tablaIndicadores,
    columnas: {
      clave: t.comoEnHechos,
      ficha: t.codigoDelIndicador,
      version: t.edicion,
      metodo: t.metodo,
      nombre: t.nombre,
      edicion: t.edicionYMetodoEnPalabras,
      direccion: t.direccionesPosibles,
      tipo: t.tiposPosibles,
      unidad: t.queSeCuenta,
      nivel: t.elNivelMasFino,
      verificacion: t.verificacionesPosibles,
      fuente: t.normaOFuente,
    },
  },
  cortes: {
    que: t.tablaCortes,
    columnas: { periodo: t.mes, corte: t.numeroDelCorte, sha256: t.sello },
  },
  info: {
    que: t.tablaInfo,
    columnas: { clave: t.que, valor: t.cuantoOCual },
  },
};
