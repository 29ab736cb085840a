import { Command, CommanderError, Option } from 'commander';
import { HORIZONTE_DIAS } from '../domain/alerta.ts';
import { FalloError, mensajeDe } from './errores.ts';
import { traducir } from './traducir.ts';
import type { OpcionesOrdenAgregar } from './ordenes/agregar.ts';
import type { OpcionesOrdenAlertas } from './ordenes/alertas.ts';
import type { OpcionesOrdenAnular } from './ordenes/anular.ts';
import type { OpcionesOrdenAuditoria } from './ordenes/auditoria.ts';
import type { OpcionesOrdenCargar } from './ordenes/cargar.ts';
import type { OpcionesOrdenCerrar } from './ordenes/cerrar.ts';
import type { OpcionesOrdenDemo } from './ordenes/demo.ts';
import type { OpcionesOrdenDiferencias } from './ordenes/diferencias.ts';
import type { OpcionesOrdenEvaluar } from './ordenes/evaluar.ts';
import type { OpcionesOrdenExportar } from './ordenes/exportar.ts';
import type { OpcionesOrdenNormalizar } from './ordenes/normalizar.ts';
import type { OpcionesOrdenRecontar } from './ordenes/recontar.ts';
import type { OpcionesOrdenVerificar } from './ordenes/verificar.ts';
import type { OpcionesOrdenRechazos } from './ordenes/rechazos.ts';
import type { OpcionesOrdenPlantilla } from './ordenes/plantilla.ts';

/** Everything here may hold rows of persons, and what is asked to be written too: for its user alone. */
process.umask(0o077);

const entero =
  (nombre: string) =>
  (texto: string): number => {
    const n = Number(texto);
    if (!Number.isInteger(n)) throw new FalloError(`${nombre} debe ser un número entero y vino «${texto}».`, 2);
    return n;
  };

const puerto = (texto: string): number => {
  const n = entero('--puerto')(texto);
  if (n < 1 || n > 65_535) throw new FalloError(`--puerto va de 1 a 65535 y vino «${texto}».`, 2);
  return n;
};

const OPCION_DATOS = ['--datos <carpeta>', 'carpeta donde Sala guarda todo', 'datos'] as const;

const sala = new Command('sala')
  .description('Sala situacional de la atención primaria. Todo se ejecuta en esta máquina.')
  .helpOption('-h, --ayuda', 'muestra esta ayuda')
  .helpCommand('ayuda [orden]', 'muestra la ayuda de una orden')
  .configureHelp({
    styleTitle: (t) =>
      ({ 'Usage:': 'Uso:', 'Options:': 'Opciones:', 'Commands:': 'Órdenes:', 'Arguments:': 'Argumentos:' })[t] ?? t,
  })
  .showHelpAfterError('(sala ayuda ORDEN explica cada orden)')
  .configureOutput({ outputError: (texto, escribir) => escribir(traducir(texto)) })
  .exitOverride();

const orden = (uso: string, descripcion: string): Command =>
  sala.command(uso).description(descripcion).helpOption('-h, --ayuda', 'muestra esta ayuda').exitOverride();

orden('iniciar', 'abre la sala: almacén, API y pantallas; la primera vez carga la región de demostración')
  .option('--puerto <n>', 'puerto de esta máquina, de 1 a 65535', puerto, 4173)
  .option(...OPCION_DATOS)
  .option('--sin-demo', 'no carga la región de demostración')
  .option('--con-sesion', 'pide entrar: sin elegir quién es, nadie ve nada')
  .action(async (o: { puerto: number; datos: string; sinDemo?: boolean; conSesion?: boolean }) =>
    (await import('./iniciar.ts')).iniciar({
      puerto: o.puerto,
      datos: o.datos,
      conDemo: !o.sinDemo,
      conSesion: o.conSesion === true,
    }),
  );

orden('demo', 'escribe archivos sintéticos en los formatos del campo')
  .addOption(
    new Option('--tamano <t>', 'cuánto generar')
      .choices(['chico', 'demo', 'region', 'grande', 'pais'])
      .default('chico'),
  )
  .option('--semilla <n>', 'la misma semilla da los mismos archivos', entero('--semilla'), 1)
  .requiredOption('--salida <carpeta>', 'dónde escribir')
  .option('--sucio <parte>', 'parte de filas con errores de campo, de 0 a 1', Number)
  .option('--periodos <n>', 'cuántos meses', entero('--periodos'), 24)
  .option('--hasta <periodo>', 'último mes, AAAA-MM', '2026-10')
  .option('--json', 'una línea JSON por archivo')
  .action(async (o: OpcionesOrdenDemo) => (await import('./ordenes/demo.ts')).ordenDemo(o));

orden(
  'cargar <archivos...>',
  'recibe archivos del campo (CSV, XLSX, o ZIP y GZ con ellos) y dice qué pasó con cada fila',
)
  .option('--formato <f>', 'formato, si no se reconoce solo')
  .option('--region <rr>', 'región INEI de dos dígitos')
  .option('--periodo <meses>', 'mes al que corresponde, AAAA-MM, o del primero al último, AAAA-MM/AAAA-MM')
  .option('--ambito <id>', 'lugar que cubre, por ejemplo D:050304')
  .option('--emitido <fecha>', 'fecha de emisión, AAAA-MM-DD')
  .option(...OPCION_DATOS)
  .option('--api <url>', 'una sala abierta en otro proceso; si hay una sobre --datos se usa sola')
  .option('--json', 'una línea JSON por archivo')
  .option('--ensayo', 'sólo dice qué pasaría: no guarda nada')
  .action(async (archivos: string[], o: OpcionesOrdenCargar) =>
    (await import('./ordenes/cargar.ts')).ordenCargar(archivos, o),
  );

orden(
  'anular <carga>',
  'deja de contar una carga equivocada en los cierres siguientes; se queda en el diario, con su motivo',
)
  .option('--motivo <texto>', 'por qué, en una frase sin datos de personas')
  .option('--deshacer', 'la restituye')
  .option(...OPCION_DATOS)
  .option('--api <url>', 'una sala abierta en otro proceso; si hay una sobre --datos se usa sola')
  .option('--json', 'una línea JSON')
  .action(async (carga: string, o: OpcionesOrdenAnular) => (await import('./ordenes/anular.ts')).ordenAnular(carga, o));

orden('rechazos <carga>', 'escribe en CSV las filas de una carga que no se aceptaron, con su motivo')
  .option(
    '--con-valores',
    'con los datos personales tal como vinieron, leyendo otra vez el original; queda anotado quién los pidió',
  )
  .option(...OPCION_DATOS)
  .option('--api <url>', 'una sala abierta en otro proceso; si hay una sobre --datos se usa sola')
  .action(async (carga: string, o: OpcionesOrdenRechazos) =>
    (await import('./ordenes/rechazos.ts')).ordenRechazos(carga, o),
  );

orden('normalizar <archivos...>', 'pasa archivos del campo a las tablas canónicas en CSV')
  .requiredOption('--salida <carpeta>', 'dónde escribir')
  .option('--json', 'una línea JSON por archivo')
  .action(async (archivos: string[], o: OpcionesOrdenNormalizar) =>
    (await import('./ordenes/normalizar.ts')).ordenNormalizar(archivos, o),
  );

orden('plantilla [tabla]', 'lista las tablas propias, o escribe el CSV que se llena de una o de todas')
  .option('--salida <carpeta>', 'dónde escribir; sin ella sale por pantalla')
  .option('--formatos', 'todos los formatos que se leen, en JSON')
  .option('--markdown', 'las columnas de docs/plantillas.md')
  .action(async (tabla: string | undefined, o: OpcionesOrdenPlantilla) =>
    (await import('./ordenes/plantilla.ts')).ordenPlantilla(tabla, o),
  );

orden('cerrar', 'hace y publica el corte de un mes')
  .requiredOption('--region <rr>', 'región INEI de dos dígitos')
  .requiredOption('--periodo <aaaa-mm>', 'mes')
  .option(...OPCION_DATOS)
  .option('--api <url>', 'una sala abierta en otro proceso; si hay una sobre --datos se usa sola')
  .option('--json', 'una línea JSON')
  .action(async (o: OpcionesOrdenCerrar) => (await import('./ordenes/cerrar.ts')).ordenCerrar(o));

orden('diferencias <corte_a> <corte_b>', 'qué cambió de un corte a otro y, con --ficha, por qué causas')
  .option('--ficha <id>', 'explica este indicador; sin él, la tabla de todos')
  .option('--version <v>', 'su edición, si no es la principal')
  .option('--metodo <m>', 'método, donde la ficha tiene más de uno')
  .option('--ambito <id>', 'lugar, por ejemplo D:050304; sin él, la región')
  .option(...OPCION_DATOS)
  .option('--api <url>', 'una sala abierta en otro proceso; si hay una sobre --datos se usa sola')
  .option('--json', 'una línea JSON')
  .action(async (a: string, b: string, o: OpcionesOrdenDiferencias) =>
    (await import('./ordenes/diferencias.ts')).ordenDiferencias(a, b, o),
  );

orden('recontar <corte>', 'un corte vuelto a contar por los sectores de otro día: cómo era y cómo es')
  .option('--sectores <fecha>', 'día de la sectorización, AAAA-MM-DD; sin él, el del último corte')
  .option('--ambito <id>', 'lugar, por ejemplo E:00003644; sin él, la región')
  .option(...OPCION_DATOS)
  .option('--api <url>', 'una sala abierta en otro proceso; si hay una sobre --datos se usa sola')
  .option('--json', 'una línea JSON')
  .action(async (corte: string, o: OpcionesOrdenRecontar) =>
    (await import('./ordenes/recontar.ts')).ordenRecontar(corte, o),
  );

orden('verificar <corte>', 'rehace un corte desde sus insumos y lo compara valor por valor con lo publicado')
  .option(...OPCION_DATOS)
  .option('--json', 'una línea JSON')
  .action(async (corte: string, o: OpcionesOrdenVerificar) =>
    (await import('./ordenes/verificar.ts')).ordenVerificar(corte, o),
  );

orden('exportar <corte>', 'escribe las cifras publicadas de un corte, con sus definiciones y su sello')
  .addOption(
    new Option('--formato <f>', 'csv y parquet para programas, xlsx para Excel')
      .choices(['csv', 'xlsx', 'parquet'])
      .makeOptionMandatory(),
  )
  .option('--ambito <id>', 'sólo un lugar y lo que contiene, por ejemplo D:050304; si no se dice, la región')
  .addOption(new Option('--modo <m>', 'qué cifras').choices(['equipo', 'publico']).default('equipo'))
  .option('--salida <archivo>', 'dónde escribir; si no se dice, sala-CORTE.FORMATO en esta carpeta')
  .option(...OPCION_DATOS)
  .option('--api <url>', 'una sala abierta en otro proceso; si hay una sobre --datos se usa sola')
  .option('--json', 'una línea JSON')
  .action(async (corte: string, o: OpcionesOrdenExportar) =>
    (await import('./ordenes/exportar.ts')).ordenExportar(corte, o),
  );

orden('auditoria', 'quién leyó datos de personas y quién publicó en una región, y cuándo')
  .requiredOption('--region <rr>', 'región INEI de dos dígitos')
  .option('--mes <aaaa-mm>', 'mes; si no se dice, el de hoy')
  .option('--titular', 'quién leyó datos de una persona que lo pide: su documento se escribe en la entrada, no aquí')
  .option(...OPCION_DATOS)
  .option('--api <url>', 'una sala abierta en otro proceso; si hay una sobre --datos se usa sola')
  .option('--json', 'una línea JSON por suceso')
  .action(async (o: OpcionesOrdenAuditoria) => (await import('./ordenes/auditoria.ts')).ordenAuditoria(o));

orden('evaluar', 'evalúa una ficha persona por persona sobre CSV canónicos (una línea JSON por persona)')
  .requiredOption('--ficha <id>', 'indicador')
  .requiredOption('--version <v>', 'edición')
  .requiredOption('--corte <fecha>', 'fecha de corte, AAAA-MM-DD')
  .requiredOption('--dir <carpeta>', 'carpeta con los CSV canónicos')
  .option('--metodo <m>', 'método, donde la ficha tiene más de uno')
  .option('--quintiles <lista>', 'sólo distritos de esos quintiles de pobreza, por ejemplo 1,2')
  .action(async (o: OpcionesOrdenEvaluar) => (await import('./ordenes/evaluar.ts')).ordenEvaluar(o));

orden('fichas', 'comprueba el catálogo de indicadores y lo muestra en una tabla')
  .option('--carpeta <carpeta>', 'otra carpeta de fichas, en lugar de la que trae Sala')
  .option('--json', 'una línea JSON por edición')
  .option('--markdown', 'la tabla de docs/indicadores.md')
  .action(async (o: { json?: boolean; markdown?: boolean; carpeta?: string }) =>
    (await import('./ordenes/fichas.ts')).ordenFichas(o),
  );

orden('agregar', 'suma una ficha por lugar sobre CSV canónicos (una línea JSON por lugar)')
  .requiredOption('--ficha <id>', 'indicador')
  .requiredOption('--version <v>', 'edición')
  .requiredOption('--corte <fecha>', 'fecha de corte, AAAA-MM-DD')
  .requiredOption(
    '--dir <carpeta>',
    'carpeta con los CSV canónicos; si trae metas.csv, manda sobre las metas de la ficha',
  )
  .option('--metodo <m>', 'método, donde la ficha tiene más de uno')
  .addOption(
    new Option('--por <nivel>', 'qué lugares; si no se dice, el más fino de la ficha').choices([
      'sector',
      'eess',
      'distrito',
      'region',
    ]),
  )
  .action(async (o: OpcionesOrdenAgregar) => (await import('./ordenes/agregar.ts')).ordenAgregar(o));

orden('alertas', 'sigue a cada persona, dosis por dosis, sobre CSV canónicos (una línea JSON por dosis)')
  .requiredOption('--hoy <fecha>', 'día de la consulta, AAAA-MM-DD')
  .requiredOption('--dir <carpeta>', 'carpeta con los CSV canónicos')
  .option('--horizonte <días>', 'con cuántos días se avisa antes', entero('--horizonte'), HORIZONTE_DIAS)
  .option(
    '--ficha <id>',
    'sólo este indicador, con todas las personas; si no se dice, los que se siguen y sólo quienes son de su edad',
  )
  .option('--version <v>', 'su edición, aunque no se siga de ordinario')
  .option('--visibles', 'sólo lo próximo, lo que está por vencer y lo vencido')
  .addOption(
    new Option(
      '--resumen <nivel>',
      'en lugar de personas, cuántas alertas hay por lugar, punto focal y servicio',
    ).choices(['sector', 'eess', 'distrito', 'region']),
  )
  .action(async (o: OpcionesOrdenAlertas) => (await import('./ordenes/alertas.ts')).ordenAlertas(o));

const salud = orden('salud', 'clasificación clínica por lotes: CSV entra, CSV sale');
salud
  .command('anemia')
  .description('ajusta la hemoglobina por altitud y clasifica')
  .helpOption('-h, --ayuda', 'muestra esta ayuda')
  .requiredOption(
    '--entrada <archivo>',
    'CSV con id, sexo, edad_meses, hemoglobina_g_dl, altitud_m[, condicion, semanas]',
  )
  .addOption(
    new Option('--metodo <m>', 'ajuste por altitud')
      .choices(['nts213_tramos', 'sien_formula'])
      .default('nts213_tramos'),
  )
  .exitOverride()
  .action(async (o: { entrada: string; metodo: 'nts213_tramos' | 'sien_formula' }) =>
    (await import('./ordenes/salud.ts')).ordenAnemia(o),
  );
salud
  .command('zscore')
  .description('puntajes z de la OMS 2006')
  .helpOption('-h, --ayuda', 'muestra esta ayuda')
  .requiredOption('--entrada <archivo>', 'CSV con id, sexo, edad_dias, talla_cm, peso_kg, medida, edema')
  .exitOverride()
  .action(async (o: { entrada: string }) => (await import('./ordenes/salud.ts')).ordenZscore(o));

// A reader that goes away (`sala evaluar … | head`) is not a failure.
process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? 0 : 1));

try {
  // Fingers type --help whatever the help says.
  await sala.parseAsync(process.argv.map((a) => (a === '--help' ? '--ayuda' : a)));
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2); // commander has said what was wrong
  process.stderr.write(`${mensajeDe(error)}\n`);
  if (process.env['SALA_DEPURAR'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = error instanceof FalloError ? error.salida : 1;
}
