import { expect, it } from 'vitest';
import { alertasPorLugar } from '../../../web/src/lib/tablero/alertas.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const tablero = tableroFicticio('E:00003644');
const foco = (pendientes: number, seguidas = 10) => [
  { punto: 'eess' as const, seguidas, porVencer: 0, pendientes, sinNada: 0 },
];

it('lists first the places with most pending, names who answers, and leaves out where nobody is followed', () => {
  const pendientes = tablero.hijos.map((_, i) => foco(i, i === 1 ? 0 : 10));
  const filas = alertasPorLugar({ ...tablero, alertas: { ...tablero.alertas!, hijos: pendientes } }, 'eess');
  expect(filas).toHaveLength(tablero.hijos.length - 1);
  const ubicadas = filas.filter((f) => !f.id.endsWith('-SIN')).map((f) => f.foco.pendientes);
  expect(ubicadas).toEqual([...ubicadas].sort((a, b) => b - a));
  expect(filas.find((f) => f.responsable !== '')?.responsable).toBeTruthy();
});

it('is empty for another focal point and for a month without alerts', () => {
  expect(alertasPorLugar(tablero, 'agua')).toEqual([]);
  expect(alertasPorLugar({ ...tablero, alertas: null }, 'eess')).toEqual([]);
});
