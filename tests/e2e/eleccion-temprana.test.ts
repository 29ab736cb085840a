import { expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';

const en = enNavegador();

it('a choice made before the scripts come is obeyed when they do', { timeout: 60_000 }, async () => {
  const contexto = await en.navegador.newContext({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } });
  const pagina = await contexto.newPage();
  let soltar: () => void = () => undefined;
  const sueltos = new Promise<void>((listo) => (soltar = listo));
  await pagina.route('**/_app/immutable/**/*.js', async (ruta) => {
    await sueltos;
    await ruta.continue();
  });
  await pagina.goto(`${en.sala.url}/iar/05`, { waitUntil: 'commit' });
  const orden = pagina.locator('select[data-filtro="orden"]');
  await orden.selectOption('nombre');
  expect(new URL(pagina.url()).search).toBe('');
  soltar();
  await pagina.waitForURL((url) => url.searchParams.get('orden') === 'nombre');
  await expect.poll(() => orden.inputValue()).toBe('nombre');
  const nombres = await pagina.locator('tbody [data-fila] th a').allInnerTexts();
  expect(nombres.length).toBeGreaterThan(1);
  expect(nombres).toEqual([...nombres].sort(new Intl.Collator('es').compare));
  await contexto.close();
});
