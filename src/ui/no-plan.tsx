import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { usePane } from "./pane-context";
import { usePageStyles } from "./styles";

/** A page that needs a plan where there is none: what it is for, and the way to one. */
export function NoPlan({
  purpose,
}: {
  readonly purpose: string;
}): ReactElement {
  const { messages, open } = usePane();
  const page = usePageStyles();
  return (
    <div className={page.page}>
      <p className={page.text}>{purpose}</p>
      <p className={page.text}>{messages.noPlan}</p>
      <Button
        appearance="primary"
        onClick={() => {
          open("plan");
        }}
      >
        {messages.toPlan}
      </Button>
    </div>
  );
}
