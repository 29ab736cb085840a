/**
 * What is wrong on a wall, seen from the browser: letters under 2 % of the height, key figures under 4 %, text that leaves its panel, its
 * box or the screen, and anything that scrolls. Run it in the page; [] when all is well.
 */
export const MEDIR_PARED = `(() => {
  const alto = innerHeight, ancho = innerWidth, malas = [];
  const muro = document.querySelector('.muro');
  if (!muro) return ['no hay pared'];
  const raiz = document.documentElement;
  if (raiz.scrollHeight > alto + 1 || raiz.scrollWidth > ancho + 1) malas.push('la página se desplaza');
  const cuerpo = document.querySelector('[data-panel] .cuerpo').getBoundingClientRect();
  const textos = document.createTreeWalker(muro, NodeFilter.SHOW_TEXT);
  for (let n = textos.nextNode(); n; n = textos.nextNode()) {
    const t = n.textContent.trim(), e = n.parentElement;
    if (!t || e.closest('.mandos, .oculto')) continue;
    const px = parseFloat(getComputedStyle(e).fontSize) * (e.closest('svg') ? e.getScreenCTM().a : 1);
    if (px < 0.02 * alto - 0.5) malas.push('letra de ' + (px / alto * 100).toFixed(2) + ' %: ' + t.slice(0, 30));
    const rango = document.createRange();
    rango.selectNodeContents(n);
    for (const r of rango.getClientRects()) {
      const caja = e.closest('li, td, th')?.getBoundingClientRect();
      if (r.left < -1 || r.right > ancho + 1 || r.top < -1 || r.bottom > alto + 1) malas.push('fuera: ' + t.slice(0, 40));
      else if (e.closest('.cuerpo') && r.bottom > cuerpo.bottom + 0.012 * alto) malas.push('bajo el panel: ' + t.slice(0, 40));
      else if (caja && !e.closest('svg') && r.right > caja.right + 2) malas.push('sale de su caja: ' + t.slice(0, 40));
    }
  }
  const cifras = [...muro.querySelectorAll('[data-cifra]')];
  for (const c of cifras) {
    const px = parseFloat(getComputedStyle(c).fontSize);
    if (px < 0.04 * alto - 0.5) malas.push('cifra de ' + (px / alto * 100).toFixed(2) + ' %: ' + c.textContent.trim());
  }
  if (cifras.length === 0 && !muro.querySelector('.frases.solas')) malas.push('un panel sin cifras');
  return [...new Set(malas)];
})()`;
