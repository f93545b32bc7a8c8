/** Web frameworks that run plain functions in threads. */
import { defineLibrary, type Library } from "../library.js";

export const web: readonly Library[] = [
  defineLibrary({
    module: "fastapi",
    threaded: [
      "{FastAPI,APIRouter}.{get,put,post,delete,options,head,patch,trace,api_route,add_api_route}",
      "{Depends,Security}",
      "params.{Depends,Security}",
    ],
  }),
  defineLibrary({ module: "starlette.routing", threaded: ["Route"] }),
];
