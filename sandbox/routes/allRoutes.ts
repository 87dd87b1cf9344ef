import type { Route } from '../server/route.ts';
import { dealRoutes } from './deals.ts';

/** Every operation that the sandbox serves. A new resource adds its file here. */
export const routes: Route[] = [...dealRoutes];
