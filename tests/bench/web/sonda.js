/*
 * Runs in the page before its own scripts. Writes down when things were painted, in ms since the navigation began, and answers to
 * `__sonda`. A moment counts as painted in the task after the frame that shows it.
 */
(() => {
  /** What pages declare as filters; where none is declared, the form of controls. */
  const filtros = () =>
    document.querySelector('[data-filtro]')
      ? '[data-filtro]'
      : location.pathname === '/explorar'
        ? 'main form'
        : 'form.controles';
  const CIFRA = 'main td, main b, main strong, main dd, main li, main p, main output, body > div > div td, h1 + p';
  const momentos = {};
  const sonda = (window.__sonda = { momentos });

  const pintado = () =>
    new Promise((listo) =>
      requestAnimationFrame(() => {
        const c = new MessageChannel();
        c.port1.onmessage = () => listo(performance.now());
        c.port2.postMessage(0);
      }),
    );
  const visible = (e) => e.getClientRects().length > 0;
  const anotar = (nombre) => {
    momentos[nombre] = null;
    void pintado().then((t) => (momentos[nombre] = t));
  };

  /** The first element that holds what is looked for. `listo` and `grafico` are what the pages declare; the others are for those that do not. */
  const BUSCADOS = {
    listo: () => [...document.querySelectorAll('[data-listo]')].some(visible),
    cifra: () => [...document.querySelectorAll(CIFRA)].some((e) => /\d/.test(e.textContent) && visible(e)),
    grafico: () => [...document.querySelectorAll('[data-grafico] :is(path, canvas, polyline)')].some(visible),
    trazo: () => [...document.querySelectorAll('figure svg path, .celda svg path, svg.chispa path')].some(visible),
    vivo: () => document.querySelector('[_echarts_instance_] :is(path, canvas)') !== null,
  };
  const mirar = () => {
    for (const [nombre, hay] of Object.entries(BUSCADOS)) if (!(nombre in momentos) && hay()) anotar(nombre);
  };
  let pedida = false;
  const vigia = new MutationObserver(() => {
    if (pedida) return;
    pedida = true;
    // After the frame, so that looking does not hold up what is looked at.
    void pintado().then(() => {
      pedida = false;
      mirar();
    });
    mirar();
  });
  vigia.observe(document, { childList: true, subtree: true, attributeFilter: ['data-listo', 'data-version'] });
  new PerformanceObserver((l) => {
    for (const e of l.getEntries()) if (e.name === 'first-contentful-paint') momentos.pintura = e.startTime;
  }).observe({ type: 'paint', buffered: true });

  sonda.quieta = () => vigia.disconnect();
  sonda.inicio = () => performance.timeOrigin;

  const esFiltro = (n) => (n.nodeType === 1 ? n : n.parentElement)?.closest?.(`${filtros()}, head, title`) != null;

  /** Every choice the filters on screen offer, as functions that make it. */
  const acciones = () => {
    const lista = [];
    for (const f of document.querySelectorAll(filtros())) {
      const controles = f.matches('select, a[href], button, input')
        ? [f]
        : f.querySelectorAll('select, a[href], button');
      for (const c of controles) {
        if (!visible(c) || c.disabled) continue;
        const rotulo = (c.closest('label')?.querySelector('span') ?? c).textContent.trim().slice(0, 24);
        if (c.localName === 'select')
          [...c.options].forEach((o, i) =>
            lista.push({
              rotulo,
              tipo: 'lista',
              igual: () => c.selectedIndex === i,
              hacer: () => {
                c.selectedIndex = i;
                c.dispatchEvent(new Event('input', { bubbles: true }));
                c.dispatchEvent(new Event('change', { bubbles: true }));
              },
            }),
          );
        else if (c.localName !== 'input')
          lista.push({
            rotulo,
            tipo: 'enlace',
            igual: () => ['true', 'page'].includes(c.getAttribute('aria-current') ?? c.getAttribute('aria-pressed')),
            hacer: () => c.click(),
          });
      }
    }
    return lista;
  };
  // Before the router is there a link would leave the page: the measure waits instead.
  addEventListener('click', (e) => e.preventDefault());

  const haySelect = (l) => l.filter((a) => a.tipo === 'lista' && a.rotulo !== 'Mes' && a.rotulo !== 'Indicador');

  /** Nothing left to do and everything asked for is painted. */
  sonda.libre = async () => {
    await new Promise((r) => requestIdleCallback(r, { timeout: 5_000 }));
    await pintado();
    mirar();
    await pintado();
    await pintado();
  };

  /**
   * Chooses as soon as there is a filter, and waits for its answer: its choice is in the address and the page has been painted with it.
   * A choice that the page undoes is made again at once; one that it only does not answer, after a while. Ends at once where there is
   * none.
   */
  sonda.responde = async (limite) => {
    const antes = location.href;
    while (performance.now() < limite) {
      const lista = acciones();
      if (lista.length < 2 && document.readyState === 'complete') return;
      const elegida = (haySelect(lista).length > 1 ? haySelect(lista) : lista).find((x) => !x.igual());
      elegida?.hacer();
      const perdida = () => elegida?.tipo === 'lista' && !elegida.igual();
      const hasta = performance.now() + (elegida ? 1_000 : 16);
      while (performance.now() < hasta && location.href === antes && !perdida())
        await new Promise((r) => setTimeout(r, 16));
      if (location.href !== antes) return void (momentos.filtro = await pintado());
    }
  };

  const RELEVANTES = ['data-version', 'd', 'transform', 'x', 'y', 'cx', 'cy', 'width', 'height', 'points', 'fill'];
  /** When what is outside the filters first changed, painted, and when charts stopped changing. */
  function primerCambio(limite) {
    let listo;
    const primero = new Promise((r) => (listo = r));
    const estado = { numero: null, asentado: null, ultima: performance.now() };
    const obs = new MutationObserver((rs) => {
      const propios = rs.filter((r) => !esFiltro(r.target) && document.body.contains(r.target));
      if (propios.length === 0) return;
      estado.ultima = performance.now();
      const texto = propios.some((r) => r.type !== 'attributes');
      const grafico = propios.some((r) => r.type === 'attributes' || r.target.closest?.('svg, [data-grafico]'));
      void pintado().then((t) => {
        if (texto && estado.numero === null) listo((estado.numero = t));
        if (texto || grafico) estado.asentado = t;
      });
    });
    obs.observe(document.body, {
      childList: true,
      characterData: true,
      attributes: true,
      subtree: true,
      attributeFilter: RELEVANTES,
    });
    const fin = setTimeout(() => listo(null), limite);
    return {
      primero,
      estado,
      dejar: () => {
        clearTimeout(fin);
        obs.disconnect();
        listo(null);
      },
    };
  }

  /** Makes the `k`-th choice. @returns ms to the first number and to the last repaint, or null when nothing had to change. */
  sonda.cambiar = async (k, silencio, sin) => {
    const lista = acciones().filter((a) => !sin.includes(a.rotulo));
    const a = lista[k % lista.length];
    if (!a || a.igual()) return null;
    const cambio = primerCambio(2_000);
    const desde = performance.now();
    a.hacer();
    const primero = await cambio.primero;
    while (primero !== null && performance.now() - cambio.estado.ultima < silencio)
      await new Promise((r) => setTimeout(r, 40));
    await pintado();
    cambio.dejar();
    return primero === null
      ? null
      : { rotulo: a.rotulo, numero: primero - desde, asentado: cambio.estado.asentado - desde };
  };
  sonda.cuantas = (sin) => acciones().filter((a) => !sin.includes(a.rotulo)).length;
})();
