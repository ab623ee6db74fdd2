import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { jobMessage } from "../app/messages";
import { JobError, RefusedError } from "../app/ports";
import { formatFinding } from "../core/finding";
import { HostError } from "../core/layout";
import { usePane } from "./pane-context";

/**
 * What went wrong, in plain words, with what to do. Errors that are no
 * expected trouble are passed on to the error boundary.
 */
export function Trouble({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}): ReactElement {
  const { messages, language } = usePane();
  if (error instanceof JobError) {
    const text = jobMessage(error.code, error.params, language);
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{text}</MessageBarBody>
      </MessageBar>
    );
  }
  if (error instanceof RefusedError) {
    const { what, where, todo } = formatFinding(error.finding, language);
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{what}</MessageBarTitle>
          {todo}
          {where !== "" && <div>{where}</div>}
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (!(error instanceof HostError)) throw error;
  const { what, todo } = messages.host[error.code];
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{what}</MessageBarTitle>
        {todo}
        {error.sheet !== null && <div>{messages.onSheet(error.sheet)}</div>}
        {error.stands.length > 0 && (
          <>
            <div>{messages.stands}</div>
            <ul>
              {error.stands.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </MessageBarBody>
      {retry !== undefined && (
        <MessageBarActions>
          <Button size="small" onClick={retry}>
            {messages.retry}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
