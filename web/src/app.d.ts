declare global {
  namespace App {
    interface Platform {
      /** The API, in process. */
      api: (request: Request) => Promise<Response>;
    }
    interface Error {
      message: string;
      /** Stable code of the problem document, or of Sala itself. */
      codigo?: string;
    }
  }
}

export {};
