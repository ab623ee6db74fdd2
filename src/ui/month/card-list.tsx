import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { EntryCard } from "../entry-card";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { MONTH_WORDS } from "./words";

/** Lines that are shown at once. */
const PAGE_SIZE = 40;

/** A list under a heading whose lines open to be filled in, one at a time. */
export function CardList<Line extends { readonly key: string }>({
  heading,
  empty,
  lines,
  title,
  form,
}: {
  readonly heading: string;
  /** What is said where there are no lines. */
  readonly empty: string;
  readonly lines: readonly Line[];
  readonly title: (line: Line) => ReactNode;
  readonly form: (line: Line, close: () => void) => ReactNode;
}): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  const page = usePageStyles();
  const [opened, setOpened] = useState<string | null>(null);
  const [shown, setShown] = useState(PAGE_SIZE);
  const rest = lines.length - shown;
  return (
    <section className={page.page}>
      <h2 className={page.subheading}>{heading}</h2>
      {lines.length === 0 && <p className={page.muted}>{empty}</p>}
      {lines.length > 0 && (
        <ul className={page.list}>
          {lines.slice(0, shown).map((line) => (
            <li key={line.key}>
              <Card
                open={line.key === opened}
                onOpen={(open) => {
                  setOpened(open ? line.key : null);
                }}
                title={title(line)}
                form={(close) => form(line, close)}
              />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button
          onClick={() => {
            setShown(shown + PAGE_SIZE);
          }}
        >
          {words.more(Math.min(rest, PAGE_SIZE))}
        </Button>
      )}
    </section>
  );
}

function Card({
  open,
  onOpen,
  title,
  form,
}: {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly title: ReactNode;
  readonly form: (close: () => void) => ReactNode;
}): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <EntryCard
      open={open}
      buttonRef={button}
      onToggle={() => {
        onOpen(!open);
      }}
      title={title}
    >
      <Closing
        onClose={() => {
          onOpen(false);
          // Where the person was, not at the top of the pane.
          button.current?.focus();
        }}
        form={form}
      />
    </EntryCard>
  );
}

function Closing({
  onClose,
  form,
}: {
  readonly onClose: () => void;
  readonly form: (close: () => void) => ReactNode;
}): ReactNode {
  return form(onClose);
}
