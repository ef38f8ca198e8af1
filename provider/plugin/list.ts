import { ListResponse, type ListRequest } from "@pulumi/pulumi/proto/provider_pb";
import { canonicalJson } from "../base/canonical-json";
import { own } from "../base/own";
import { listArguments } from "../contract/kinds";
import type { Running } from "../front/host";
import { FailedCall } from "../front/kind-calls";
import { unknownText } from "../front/unknown-sentinels";
import { refusals } from "./functions";
import { nativePrefix } from "../contract/type-tokens";
import { plain, type Streams } from "./protocol";

/** Answers to one call where the engine wishes for no other number (our choice: a page is some calls to a cloud then). */
const usualPage = 100;

/** What there is of a kind on the accounts, whoever made it, for who is going to import it. */
export function listStream(current: () => Running): Required<Streams> {
  return {
    list: async function* (request) {
      const kind = request.getToken().slice(nativePrefix.length);
      const declared = own(listArguments, kind);
      if (declared === undefined) throw new FailedCall(`finetune lists no ${request.getToken()}`);
      const query = plain(request.getQuery());
      if (canonicalJson(query).includes(unknownText)) {
        yield computed();
        return;
      }
      const refused = refusals(`a list of ${kind}`, declared, query).map(({ reason }) => reason);
      if (refused.length > 0) throw new FailedCall(refused.join("; "));
      const { from, upTo, isPage } = pageOf(request);
      const { sessions, signal } = current();
      // Loaded with the first list.
      const { listKind } = require("../front/list-kinds") as typeof import("../front/list-kinds");
      let index = 0;
      for await (const found of listKind(kind, (cloud) => sessions.open(cloud), query, signal)) {
        if (index >= upTo) {
          if (isPage) yield continuation(index);
          return;
        }
        if (index >= from) yield result(found);
        index += 1;
      }
    },
  };
}

/** The place of an answer in the whole list stands for what comes after it: the list is read anew for each page. */
function pageOf(request: ListRequest): { readonly from: number; readonly upTo: number; readonly isPage: boolean } {
  const token = request.getContinuationToken();
  if (!/^\d{0,9}$/.test(token)) throw new FailedCall(`${token} continues no list of finetune`);
  const from = Number(token);
  const page = request.getPageSize() > 0 ? request.getPageSize() : usualPage;
  const limit = request.getLimit() > 0 ? request.getLimit() : Infinity;
  return { from, upTo: from + Math.min(page, limit), isPage: page < limit };
}

function result({ id, name }: { readonly id: string; readonly name: string }): ListResponse {
  const found = new ListResponse.Result();
  found.setId(id);
  found.setName(name);
  const response = new ListResponse();
  response.setResult(found);
  return response;
}

function continuation(index: number): ListResponse {
  const next = new ListResponse.Continuation();
  next.setContinuationToken(String(index));
  const response = new ListResponse();
  response.setContinuation(next);
  return response;
}

function computed(): ListResponse {
  const response = new ListResponse();
  response.setComputed(new ListResponse.Computed());
  return response;
}
