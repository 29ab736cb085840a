import type { HandleFetch } from '@sveltejs/kit/hooks';

/** The API lives in the same process: its own calls do not travel. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  return event.platform && url.origin === event.url.origin && url.pathname.startsWith('/v1/')
    ? event.platform.api(request)
    : fetch(request);
};
