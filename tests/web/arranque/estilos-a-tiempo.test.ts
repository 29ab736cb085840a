import fc from 'fast-check';
import { expect, it } from 'vitest';
import { estilosATiempo, reglasDe } from '../../../web/src/lib/arranque/estilos-a-tiempo.ts';

const pagina = (css: string, cuerpo: string): string =>
  `<head><style>${css}</style></head><body>${cuerpo}<script type="application/json">{}</script><script>1</script></body>`;

it('what the page does not show yet is styled after its content; what is of everybody, before', () => {
  expect(
    estilosATiempo(
      pagina(
        '@import "a";body{margin:0}.panel.svelte-b{color:red}@media print{.celda.svelte-a{color:red}.panel.svelte-b{top:0}}.celda.svelte-a{top:0}',
        '<b class="celda svelte-a">81 %</b>',
      ),
    ),
  ).toBe(
    '<head><style>@import "a";body{margin:0}@media print{.celda.svelte-a{color:red}.panel.svelte-b{top:0}}.celda.svelte-a{top:0}</style></head>' +
      '<body><b class="celda svelte-a">81 %</b><script type="application/json">{}</script>' +
      '<style>.panel.svelte-b{color:red}</style><script>1</script></body>',
  );
});

it('a page with nothing to move, without styles or without script is left as it is', () => {
  for (const html of [
    pagina('b{top:0}.svelte-a{top:0}', '<b class="svelte-a"></b>'),
    '<p>1</p><script>1</script>',
    '<style>.svelte-a{top:0}</style><p>1</p>',
  ])
    expect(estilosATiempo(html)).toBe(html);
});

it('braces inside a text neither open nor close a rule', () => {
  expect(reglasDe(".a::before{content:\"}{;\"}.b{content:'\\'}'}").map((r) => r.texto)).toEqual([
    '.a::before{content:"}{;"}',
    ".b{content:'\\'}'}",
  ]);
});

const regla = fc.oneof(
  fc.constantFrom('a{b:c}', '@charset "x;{";', '@media (a){b{c:"}"}d{e:f}}', '@font-face{src:url("a;b")}'),
  fc.integer({ min: 0, max: 5 }).map((n) => `.x.svelte-${n}{a:b}`),
);

it('loses no rule and keeps the order of those on each side', () => {
  fc.assert(
    fc.property(fc.array(regla, { maxLength: 30 }), fc.subarray(['0', '1', '2', '3', '4', '5']), (reglas, puestos) => {
      const html = pagina(reglas.join(''), puestos.map((n) => `<b class="svelte-${n}"></b>`).join(''));
      const hojas = [...estilosATiempo(html).matchAll(/<style>(.*?)<\/style>/g)].map((m) => m[1]!);
      const de = (r: string): boolean => /svelte-\d/.test(r) && !puestos.some((n) => r.includes(`svelte-${n}`));
      expect(hojas[0] ?? '').toBe(reglas.filter((r) => !de(r)).join(''));
      expect(hojas[1] ?? '').toBe(reglas.filter(de).join(''));
    }),
  );
});
