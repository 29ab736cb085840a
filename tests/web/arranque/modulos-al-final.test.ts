import { expect, it } from 'vitest';
import { modulosAlFinal } from '../../../web/src/lib/arranque/modulos-al-final.ts';

const PAGINA = `<head>
  <link href="a.js" rel="modulepreload">
  <link href="b.js" rel="modulepreload">
  <link href="a.css" rel="stylesheet">
</head><body><b>81 %</b><script type="application/json">{}</script><script>import("a.js")</script></body>`;

it('the modules are asked for after the content and before the script that starts them, in their order', () => {
  expect(modulosAlFinal(PAGINA)).toBe(`<head>
  <link href="a.css" rel="stylesheet">
</head><body><b>81 %</b><script type="application/json">{}</script>  <link href="a.js" rel="modulepreload">
  <link href="b.js" rel="modulepreload">
<script>import("a.js")</script></body>`);
});

it('a page without modules or without script is left as it is', () => {
  for (const html of ['<p>1</p>', '<p>1</p><script>1</script>', '<link href="a.js" rel="modulepreload">'])
    expect(modulosAlFinal(html)).toBe(html);
});
