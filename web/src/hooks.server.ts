import type { HandleFetch } from '@sveltejs/kit/hooks';

/** The API lives in the same process: its own calls do not travel, so there is nothing to compress. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (!event.platform || url.origin !== event.url.origin || !url.pathname.startsWith('/v1/')) return fetch(request);
  request.headers.set('accept-encoding', 'identity');
  return event.platform.api(request);
};
