/**
 * The messages between a web host of Office and the frame of an add-in, as far
 * as the host's side needs them: JSON texts by `postMessage`.
 */

/** What the add-in asks: call a method, begin or stop to listen to an event. */
export interface FrameRequest {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

export const MessageType = { request: 0, response: 1 } as const;
export const ActionType = { invoke: 0, register: 1, unregister: 2 } as const;
export const ResponseType = { reply: 0, event: 1 } as const;

/** Who the two ends are; the library compares it with what the messages carry. */
export interface Conversation {
  readonly id: string;
  readonly appId: string;
  /** Of the add-in's page. */
  readonly origin: string;
}

/**
 * The `name` of the frame, from which the library learns that it runs in Excel
 * on the web, in which language, and whom it talks to.
 */
export function frameName(
  { id, appId }: Conversation,
  language: string,
): string {
  return JSON.stringify({
    baseFrameName: "host",
    hostInfo: `Excel|Web|16.00|${language}|correlation|||0`,
    xdmInfo: `${id}|${appId}|${location.origin}`,
    serializerVersion: "1",
    flights: "[]",
  });
}

/** Carries messages to and from one frame; everything else that is posted is passed over. */
export class FrameChannel {
  /** The correlation under which the add-in listens to an event, by the event's name. */
  private readonly listening = new Map<string, number>();

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly conversation: Conversation,
    private readonly answer: (
      request: FrameRequest,
      reply: (data: unknown) => void,
    ) => void,
    /** Told when the add-in begins to listen to an event, with what it says about it. */
    private readonly listens: (name: string, data: unknown) => void,
  ) {
    addEventListener("message", (event) => {
      if (
        event.source !== frame.contentWindow ||
        event.origin !== conversation.origin
      )
        return;
      const request = requestOf(event.data);
      if (request?._conversationId === conversation.id) this.handle(request);
    });
  }

  /** Fires an event, if the add-in listens to it. */
  fire(name: string, data: unknown): boolean {
    const correlation = this.listening.get(name);
    if (correlation === undefined) return false;
    this.post(name, correlation, ResponseType.event, data);
    return true;
  }

  private handle(request: FrameRequest): void {
    const { _actionName: name, _correlationId: correlation } = request;
    const reply = (data: unknown): void => {
      this.post(name, correlation, ResponseType.reply, data);
    };
    switch (request._actionType) {
      case ActionType.register:
        this.listening.set(name, correlation);
        reply({ Error: 0 });
        this.listens(name, request._data);
        return;
      case ActionType.unregister:
        this.listening.delete(name);
        reply({ Error: 0 });
        return;
      default:
        this.answer(request, reply);
    }
  }

  private post(
    name: string,
    correlation: number,
    responseType: number,
    data: unknown,
  ): void {
    const message = JSON.stringify({
      _messageType: MessageType.response,
      _actionName: name,
      _conversationId: this.conversation.id,
      _correlationId: correlation,
      _origin: location.origin,
      _serializerVersion: 1,
      _errorCode: 0,
      _responseType: responseType,
      _data: data,
    });
    this.frame.contentWindow?.postMessage(message, this.conversation.origin);
  }
}

function requestOf(data: unknown): FrameRequest | null {
  if (typeof data !== "string") return null;
  try {
    const message = JSON.parse(data) as FrameRequest;
    return message._messageType === MessageType.request ? message : null;
  } catch {
    return null;
  }
}
