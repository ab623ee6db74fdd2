import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { FileEntry } from "../../app/workbench";
import type { WorkbenchWords } from "./words";

export interface CloseDialogProps {
  /** The file with unsaved changes; `null` shows nothing. */
  readonly file: FileEntry | null;
  readonly words: WorkbenchWords;
  readonly onSave: (file: FileEntry) => void;
  readonly onDiscard: (file: FileEntry) => void;
  readonly onCancel: () => void;
}

/** Asks before a file with unsaved changes is taken off the list. */
export function CloseDialog(props: CloseDialogProps): ReactElement {
  const { file, words } = props;
  const { closing } = words;
  return (
    <Dialog
      open={file !== null}
      modalType="alert"
      onOpenChange={() => {
        props.onCancel();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{closing.title}</DialogTitle>
          <DialogContent>{closing.text(file?.name ?? "")}</DialogContent>
          <DialogActions fluid>
            <Button
              appearance="primary"
              onClick={() => {
                if (file !== null) props.onSave(file);
              }}
            >
              {closing.save}
            </Button>
            <Button
              onClick={() => {
                if (file !== null) props.onDiscard(file);
              }}
            >
              {closing.discard}
            </Button>
            <Button onClick={props.onCancel}>{closing.cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
