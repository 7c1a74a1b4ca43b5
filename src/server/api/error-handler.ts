import type { FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../contracts/api.ts";
import type { Text } from "../../core/text.ts";
import { HttpError } from "./http-error.ts";

/** The only place where a failure becomes an answer: 4xx says what to correct, 5xx says nothing of the inside and logs it all. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
  if (error instanceof HttpError) {
    reply.code(error.statusCode);
    return problemOf(error.problemCode, error.text);
  }
  const status = statusOf(error);
  if (status < 500 && error instanceof Error) {
    reply.code(status);
    return problemOf("bad_request", {
      zh: `请求无法处理：${error.message}。请改正后重试。`,
      en: `The request cannot be handled: ${error.message}. Correct it and try again.`,
    });
  }
  request.log.error(error);
  reply.code(500);
  return problemOf("internal", {
    zh: "数据服务内部出错，原因已写入服务的日志。请重试；若仍失败，请重新启动数据服务。",
    en: "The data server failed and wrote the cause to its log. Try again; if it persists, restart the data server.",
  });
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): Problem {
  reply.code(404);
  return problemOf("unknown_address", {
    zh: `没有 ${request.method} ${request.url} 这个地址。请检查地址；若页面缺失，请先运行 npm run build。`,
    en: `There is no ${request.method} ${request.url}. Check the address; if a page is missing, run npm run build first.`,
  });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 600 ? status : 500;
}

const problemOf = (code: string, message: Text): Problem => ({ error: { code, message } });
