import {
  Button,
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Spinner,
  tokens,
  ToggleButton,
} from "@fluentui/react-components";
import {
  FolderOpenRegular,
  MoreHorizontalRegular,
  PanelLeftRegular,
  PanelRightRegular,
  SaveRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";
import type { Busy, FileEntry } from "../../app/workbench";
import type { WorkbenchWords } from "./words";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    minHeight: "32px",
  },
  product: {
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
    flexShrink: 0,
  },
  file: {
    flexGrow: 1,
    minWidth: 0,
    display: "flex",
    alignItems: "baseline",
    justifyContent: "center",
    columnGap: tokens.spacingHorizontalS,
  },
  name: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    minWidth: 0,
  },
  mark: {
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  button: { flexShrink: 0, minWidth: "auto", whiteSpace: "nowrap" },
});

export interface TopBarProps {
  readonly words: WorkbenchWords;
  readonly file: FileEntry | null;
  readonly busy: Busy | null;
  readonly filesShown: boolean;
  readonly paneShown: boolean;
  /** On a narrow screen the pane is all there is, and the buttons have no words. */
  readonly narrow: boolean;
  readonly onFiles: () => void;
  readonly onPane: () => void;
  readonly onOpen: () => void;
  readonly onSave: () => void;
  readonly onSaveAs: () => void;
}

/** The line above everything: which file, is it saved, and what can be done with it. */
export function TopBar(props: TopBarProps): ReactElement {
  const styles = useStyles();
  const { words, file, busy, narrow, filesShown, paneShown } = props;
  const filesLabel = filesShown ? words.hideFiles : words.showFiles;
  const paneLabel = paneShown ? words.hidePane : words.showPane;
  return (
    <header data-region="bar" className={styles.bar}>
      <ToggleButton
        className={styles.button}
        appearance="subtle"
        icon={<PanelLeftRegular />}
        checked={filesShown}
        aria-label={filesLabel}
        title={filesLabel}
        onClick={props.onFiles}
      />
      {!narrow && <span className={styles.product}>{words.product}</span>}
      <div className={styles.file} role="status">
        {busy !== null ? (
          <Spinner size="extra-tiny" label={busyText(busy, words)} />
        ) : (
          file !== null && (
            <>
              <span className={styles.name} title={file.name}>
                {file.name}
              </span>
              <span className={styles.mark}>
                {file.dirty && `● ${words.unsaved}`}
              </span>
            </>
          )
        )}
      </div>
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<FolderOpenRegular />}
        {...(narrow ? { "aria-label": words.openFile } : {})}
        title={`${words.openFile} (Ctrl+O)`}
        onClick={props.onOpen}
      >
        {narrow ? undefined : words.openFile}
      </Button>
      <Button
        className={styles.button}
        appearance={file?.dirty === true ? "primary" : "subtle"}
        icon={<SaveRegular />}
        disabled={file === null}
        {...(narrow ? { "aria-label": words.save } : {})}
        title={`${words.save} (Ctrl+S)`}
        onClick={props.onSave}
      >
        {narrow ? undefined : words.save}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            className={styles.button}
            appearance="subtle"
            disabled={file === null}
            aria-label={words.saveAs}
            icon={<MoreHorizontalRegular />}
            menuIcon={null}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={props.onSaveAs}>{words.saveAs}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {!narrow && (
        <ToggleButton
          className={styles.button}
          appearance="subtle"
          icon={<PanelRightRegular />}
          checked={paneShown}
          aria-label={paneLabel}
          title={paneLabel}
          onClick={props.onPane}
        />
      )}
    </header>
  );
}

function busyText(busy: Busy, { busy: words }: WorkbenchWords): string {
  return busy.kind === "sample" ? words.sample : words[busy.kind](busy.name);
}
