import {
  Button,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import {
  ClipboardTaskListLtrRegular,
  DismissRegular,
  DocumentTableRegular,
  HomeRegular,
  PeopleListRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";
import type { FileEntry, FileGroup } from "../../app/workbench";
import type { WorkbenchWords } from "./words";

const GROUPS: readonly FileGroup[] = ["mine", "sample"];

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
  },
  heading: {
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  files: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "flex",
    alignItems: "center",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`,
  },
  open: {
    flexGrow: 1,
    minWidth: 0,
    justifyContent: "flex-start",
    fontWeight: tokens.fontWeightRegular,
    paddingInline: tokens.spacingHorizontalS,
  },
  label: {
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    textAlign: "start",
    // Also under the pointer: the brand's colour is too faint on the row of the open file.
    color: tokens.colorNeutralForeground1,
  },
  dot: { color: tokens.colorBrandForeground1, marginInlineEnd: "4px" },
  plain: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    minWidth: 0,
    flexGrow: 1,
  },
  note: {
    display: "block",
    whiteSpace: "normal",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  empty: {
    margin: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
});

export interface FileListProps {
  readonly files: readonly FileEntry[];
  readonly open: string | null;
  readonly words: WorkbenchWords;
  readonly onOpen: (id: string) => void;
  readonly onStart: () => void;
  readonly onClose: (entry: FileEntry) => void;
}

/** The workbench's files, the person's own before the samples. */
export function FileList(props: FileListProps): ReactElement {
  const { files, open, words } = props;
  const styles = useStyles();
  return (
    <div className={styles.list}>
      <div
        className={mergeClasses(styles.row, open === null && styles.current)}
      >
        <Button
          className={styles.open}
          appearance="transparent"
          icon={<HomeRegular />}
          aria-current={open === null ? "page" : undefined}
          onClick={props.onStart}
        >
          {words.start}
        </Button>
      </div>
      {files.length === 0 && <p className={styles.empty}>{words.noFiles}</p>}
      {GROUPS.map((group) => (
        <Group
          key={group}
          {...props}
          group={group}
          files={files.filter((file) => file.group === group)}
        />
      ))}
    </div>
  );
}

function Group({
  group,
  files,
  words,
  ...rest
}: FileListProps & { readonly group: FileGroup }): ReactElement | null {
  const styles = useStyles();
  if (files.length === 0) return null;
  return (
    <section aria-labelledby={`files-${group}`}>
      <h2 id={`files-${group}`} className={styles.heading}>
        {words.groups[group]}
      </h2>
      <ul className={styles.files}>
        {files.map((entry) => (
          <Row key={entry.id} {...rest} words={words} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Row({
  entry,
  open,
  words,
  onOpen,
  onClose,
}: Omit<FileListProps, "files" | "onStart"> & {
  readonly entry: FileEntry;
}): ReactElement {
  const styles = useStyles();
  const current = entry.id === open;
  return (
    <li className={mergeClasses(styles.row, current && styles.current)}>
      {entry.kind !== "workbook" ? (
        <span className={styles.plain}>
          {entry.kind === "roster" ? (
            <PeopleListRegular aria-hidden fontSize={20} />
          ) : (
            <ClipboardTaskListLtrRegular aria-hidden fontSize={20} />
          )}
          <span className={styles.label}>
            {entry.name}
            <span className={styles.note}>{words.notes[entry.kind]}</span>
          </span>
        </span>
      ) : (
        <Button
          className={styles.open}
          appearance="transparent"
          icon={<DocumentTableRegular />}
          title={entry.name}
          aria-current={current ? "page" : undefined}
          onClick={() => {
            onOpen(entry.id);
          }}
        >
          <span className={styles.label}>
            {entry.dirty && (
              <span
                className={styles.dot}
                role="img"
                aria-label={words.unsaved}
              >
                ●
              </span>
            )}
            {entry.name.replace(/\.xlsx$/iu, "")}
          </span>
        </Button>
      )}
      <Button
        appearance="transparent"
        size="small"
        icon={<DismissRegular />}
        aria-label={words.closeFile(entry.name)}
        title={words.closeFile(entry.name)}
        onClick={() => {
          onClose(entry);
        }}
      />
    </li>
  );
}
