import { esquemaFicha } from '../../functions/domain/ficha/esquema.ts';

type Nodo = Record<string, unknown>;
/** What this walk reads of a valibot schema: the few kinds the fichas use. */
type Esquema = {
  readonly type: string;
  readonly entries?: Record<string, Esquema>;
  readonly item?: Esquema;
  readonly items?: readonly Esquema[];
  readonly value?: Esquema;
  readonly wrapped?: Esquema;
  readonly options?: readonly string[];
  readonly literal?: unknown;
  readonly pipe?: readonly { readonly kind: string; readonly type: string; readonly requirement?: unknown }[];
};

const restricciones = (e: Esquema): Nodo => {
  const r: Nodo = {};
  for (const p of e.pipe ?? []) {
    if (p.type === 'regex' && p.requirement instanceof RegExp) r['pattern'] = p.requirement.source;
    if (p.type === 'integer') r['type'] = 'integer';
    if (p.type === 'max_length') r['maxLength'] = p.requirement;
    if (p.type === 'min_length') r['minItems'] = p.requirement;
    if (p.type === 'min_value') r['minimum'] = p.requirement;
    if (p.type === 'non_empty') r['minLength'] = 1;
  }
  return r;
};

const nodo = (e: Esquema): Nodo => {
  const mas = restricciones(e);
  switch (e.type) {
    case 'strict_object':
      return {
        type: 'object',
        additionalProperties: false,
        required: Object.entries(e.entries!)
          .filter(([, x]) => x.type !== 'optional')
          .map(([k]) => k),
        properties: Object.fromEntries(Object.entries(e.entries!).map(([k, x]) => [k, nodo(x)])),
      };
    case 'array':
      return { type: 'array', items: nodo(e.item!), ...mas };
    case 'tuple':
      return { type: 'array', prefixItems: e.items!.map(nodo), minItems: e.items!.length, maxItems: e.items!.length };
    case 'record':
      return { type: 'object', additionalProperties: nodo(e.value!) };
    case 'optional':
      return nodo(e.wrapped!);
    case 'nullable':
      return { anyOf: [nodo(e.wrapped!), { type: 'null' }] };
    case 'literal':
      return { const: e.literal };
    case 'picklist':
      return { enum: e.options };
    case 'string':
    case 'number':
    case 'boolean':
      return { type: e.type, ...mas };
    default:
      throw new Error(`Falta decir cómo se escribe ${e.type} en JSON Schema`);
  }
};

/** The JSON Schema that editors use, from the schema that validates. */
export const esquemaJson = (): Nodo => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Ficha de indicador de Sala',
  ...nodo(esquemaFicha as unknown as Esquema), // only the fields listed in Esquema are read
});
