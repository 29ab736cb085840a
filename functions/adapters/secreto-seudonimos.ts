import { crearSeudonimos } from './seudonimos.ts';

const leidos = new Map<string, Promise<ReturnType<typeof crearSeudonimos>>>();

async function leer(secreto: string): Promise<ReturnType<typeof crearSeudonimos>> {
  // Few requests need it: a cold start does not compile it.
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secreto }));
  if (!SecretString) throw new Error('El secreto de los seudónimos está vacío');
  return crearSeudonimos(Buffer.from(SecretString));
}

/** The pseudonym of a document, with the key kept in a secret, which is read once. @param secreto its name or ARN */
export async function seudonimoDe(secreto: string, documento: string): Promise<string> {
  const leido = leidos.get(secreto) ?? leer(secreto);
  leidos.set(secreto, leido);
  try {
    return (await leido)(documento);
  } catch (error) {
    leidos.delete(secreto); // the next one tries again
    throw error;
  }
}
