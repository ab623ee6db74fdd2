import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactElement } from "react";
import type { DeskNotice } from "../../app/workbench";
import { formatFinding } from "../../core/finding";
import type { Finding } from "../../core/finding";
import type { Language } from "../../core/layout";
import type { WorkbenchWords } from "./words";

const useStyles = makeStyles({
  notices: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
  },
  parts: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    maxHeight: "96px",
    overflowY: "auto",
  },
});

const INTENTS = {
  store: "error",
  refused: "error",
  "save-refused": "error",
  unsavable: "error",
  saved: "success",
  unshown: "info",
  restored: "info",
  converted: "info",
} as const satisfies Readonly<Record<DeskNotice["kind"], string>>;

export interface NoticesProps {
  readonly notices: readonly DeskNotice[];
  readonly language: Language;
  readonly words: WorkbenchWords;
  readonly onDismiss: (notice: DeskNotice) => void;
}

/** What happened to the files, each until it is closed. */
export function Notices(props: NoticesProps): ReactElement | null {
  const { notices, words } = props;
  const styles = useStyles();
  if (notices.length === 0) return null;
  return (
    <div className={styles.notices}>
      {notices.map((notice, i) => (
        <MessageBar
          key={`${notice.kind}-${i}`}
          intent={INTENTS[notice.kind]}
          layout="multiline"
        >
          <MessageBarBody>
            <Text {...props} notice={notice} />
          </MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                size="small"
                icon={<DismissRegular />}
                aria-label={words.dismiss}
                onClick={() => {
                  props.onDismiss(notice);
                }}
              />
            }
          />
        </MessageBar>
      ))}
    </div>
  );
}

function Text({
  notice,
  words,
  language,
}: NoticesProps & { readonly notice: DeskNotice }): ReactElement {
  const styles = useStyles();
  switch (notice.kind) {
    case "store":
      return <>{words.store[notice.code]}</>;
    case "refused":
      return <Refused finding={notice.finding} language={language} />;
    case "save-refused":
      return <>{words.saveRefused(notice.name)}</>;
    case "unsavable": {
      const { code, sheet, cell } = notice.reason;
      return (
        <>
          {words.unsavableAt(sheet, cell)}
          {words.unsavable[code]}
        </>
      );
    }
    case "saved":
      return <>{words.savedAs(notice.name)}</>;
    case "restored":
      return <>{words.restored(notice.name)}</>;
    case "converted":
      return <>{words.converted(notice.name)}</>;
    case "unshown":
      return (
        <>
          {words.unshown(notice.name)}
          <ul className={styles.parts}>
            {notice.parts.map(({ code, sheet, count }) => (
              <li key={`${code}-${sheet ?? ""}`}>
                {words.unshownPart(words.unshownCodes[code], count, sheet)}
              </li>
            ))}
          </ul>
        </>
      );
  }
}

function Refused({
  finding,
  language,
}: {
  readonly finding: Finding;
  readonly language: Language;
}): ReactElement {
  const { what, todo, where } = formatFinding(finding, language);
  return (
    <>
      <MessageBarTitle>{what}</MessageBarTitle>
      {todo}
      <div>{where}</div>
    </>
  );
}
