import { withProgress, type CallOptions } from "@qeyafa/client";
import { useEffect, useRef, useState } from "react";
import { announce } from "../ui/announcer";
import { useText } from "../i18n/language";
import { faultOf, type PictureFault } from "./accepted";

export interface ChosenPicture {
  readonly file: File;
  /** An address of the file in this page. */
  readonly address: string;
}

/** A picture on its way: chosen, sent with its progress, and kept after a failure, so that it can be sent again. */
export interface Upload {
  readonly picture: ChosenPicture | undefined;
  /** What is wrong with the file that was chosen last; the picture chosen before it stays. */
  readonly fault: PictureFault | undefined;
  /** How much is sent while it is being sent. */
  readonly percent: number | undefined;
  readonly error: unknown;
  choose(file: File): void;
  discard(): void;
  /** Sends it; answers whether it arrived. */
  send(): Promise<boolean>;
  cancel(): void;
}

interface State {
  picture: ChosenPicture | undefined;
  fault: PictureFault | undefined;
  percent: number | undefined;
  error: unknown;
}

const nothing: State = { picture: undefined, fault: undefined, percent: undefined, error: undefined };

/** The parts of an upload that are read out. */
const milestones = [75, 50, 25];

/** @param store Sends the picture and takes the answer in. */
export function useUpload(store: (image: File, options: CallOptions) => Promise<void>): Upload {
  const t = useText("pictures");
  const [state, setState] = useState(nothing);
  const current = useRef(state);
  current.current = state;
  const sending = useRef<AbortController>(undefined);

  useEffect(
    () => () => {
      sending.current?.abort();
      forget(current.current.picture);
    },
    [],
  );

  function choose(file: File) {
    const fault = faultOf(file);
    if (fault) return setState((before) => ({ ...before, fault }));
    forget(state.picture);
    setState({ ...nothing, picture: { file, address: URL.createObjectURL(file) } });
    announce(t.chosen(file.name));
  }

  function discard() {
    forget(state.picture);
    setState(nothing);
  }

  async function send() {
    if (!state.picture || sending.current) return false;
    const { file } = state.picture;
    const controller = new AbortController();
    sending.current = controller;
    setState((before) => ({ ...before, fault: undefined, error: undefined, percent: 0 }));
    try {
      await store(file, withProgress(reporter(), { signal: controller.signal }));
      forget(current.current.picture);
      setState(nothing);
      announce(t.stored);
      return true;
    } catch (error) {
      const cancelled = controller.signal.aborted;
      setState((before) => ({ ...before, percent: undefined, error: cancelled ? undefined : error }));
      if (cancelled) announce(t.cancelled);
      return false;
    } finally {
      sending.current = undefined;
    }
  }

  function reporter() {
    let said = 0;
    return ({ sent, total }: { sent: number; total: number }) => {
      const percent = total > 0 ? Math.min(100, (100 * sent) / total) : 0;
      setState((before) => ({ ...before, percent }));
      const milestone = percent === 100 ? 100 : (milestones.find((part) => percent >= part) ?? 0);
      if (milestone <= said) return;
      said = milestone;
      announce(milestone === 100 ? t.checking : t.sent(milestone));
    };
  }

  return { ...state, choose, discard, send, cancel: () => sending.current?.abort() };
}

function forget(picture: ChosenPicture | undefined) {
  if (picture) URL.revokeObjectURL(picture.address);
}
