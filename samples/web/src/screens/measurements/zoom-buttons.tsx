import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import type { Range } from "./chart-scale";

interface ZoomButtonsProps {
  view: Range;
  whole: Range;
  onCloser: () => void;
  onFarther: () => void;
  onMove: (part: number) => void;
  onWhole: () => void;
}

/** Which period a chart shows, and buttons to change it. */
export function ZoomButtons({ view, whole, onCloser, onFarther, onMove, onWhole }: ZoomButtonsProps) {
  const t = useText("measurements");
  const format = useFormat();
  const day = (at: number) => format.date(new Date(at).toISOString());
  const all = view.min === whole.min && view.max === whole.max;
  return (
    <div className="zoom">
      <span className="quiet">{t.shows(day(view.min), day(view.max))}</span>
      <div className="zoom-buttons">
        <Button onClick={onCloser}>{t.zoomIn}</Button>
        {!all && (
          <>
            <Button onClick={onFarther}>{t.zoomOut}</Button>
            <Button onClick={() => onMove(-0.5)} disabled={view.min <= whole.min}>{t.earlier}</Button>
            <Button onClick={() => onMove(0.5)} disabled={view.max >= whole.max}>{t.later}</Button>
            <Button onClick={onWhole}>{t.wholePeriod}</Button>
          </>
        )}
      </div>
    </div>
  );
}
