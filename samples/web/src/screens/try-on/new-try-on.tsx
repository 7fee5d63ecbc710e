import { clothingGet, clothingList, tryOnCreate, type Garment } from "@qeyafa/client";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useKey } from "../../data/use-key";
import { useLate } from "../../data/use-late";
import { usePages } from "../../data/use-pages";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Field } from "../../ui/field";
import { Form } from "../../ui/form";
import { ProgressRing } from "../../ui/progress";
import { ShowMore } from "../../ui/show-more";
import { BodyPicture } from "../body/body-picture";
import { useBody } from "../body/use-body";
import { Screen } from "../wardrobe/screen";
import { searchable } from "../wardrobe/use-filters";
import { GarmentChoice } from "./garment-choice";

const pageSize = 24;

export default function NewTryOn() {
  const t = useText("tryOn");
  const [, navigate] = useLocation();
  const wanted = useSearchParams()[0].get("garment") ?? undefined;
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [unchosen, setUnchosen] = useState(false);
  const body = useBody();
  const q = searchable(useLate(search, 350));
  const garments = usePages<Garment>((cursor, signal) => clothingList(client, { limit: pageSize, cursor, q }, { signal }), [q]);
  // The garment that the person comes from may be on a later page.
  const first = useQuery(async (signal) => (wanted ? await clothingGet(client, { id: wanted }, { signal }).catch(() => undefined) : undefined), [wanted]);
  useEffect(() => {
    if (first.data?.image_url) setChosen(first.data.id);
  }, [first.data]);
  const list = useRef<HTMLUListElement>(null);
  // The button, which stays in view once there is something to begin with, must not cover what it is about.
  useEffect(() => {
    void list.current?.querySelector(":checked")?.closest(".tile")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const keyFor = useKey();
  const starting = useAction(async (bodyId: string, garmentId: string) => {
    const request = { body_id: bodyId, clothing_id: garmentId };
    const { id } = await tryOnCreate(client, { body: request, idempotencyKey: keyFor(request) });
    navigate(`/try-on/${id}`);
  });

  const items = garments.items && (first.data && !q ? [first.data, ...garments.items.filter(({ id }) => id !== first.data!.id)] : garments.items);
  const error = body.error ?? garments.error;
  if (body.data === undefined || !items) {
    return (
      <Screen title={t.newTitle}>
        <Failure error={error} onRetry={() => { body.reload(); garments.reload(); }} />
        {!error && <ProgressRing />}
      </Screen>
    );
  }
  const isBodyMissing = !body.data?.image_url;
  const isWardrobeEmpty = items.length === 0 && !q && !garments.loading;
  const begin = () => {
    setUnchosen(!chosen);
    if (chosen && body.data) void starting.run(body.data.id, chosen);
  };
  return (
    <Screen title={t.newTitle}>
      {(isBodyMissing || isWardrobeEmpty) && (
        <section className="notice">
          <h2>{t.needed}</h2>
          <ul>
            {isBodyMissing && <li>{t.bodyMissing} <Link href="/body">{t.toBody}</Link></li>}
            {isWardrobeEmpty && <li>{t.wardrobeEmpty} <Link href="/wardrobe/new">{t.toAdd}</Link></li>}
          </ul>
        </section>
      )}
      {!isWardrobeEmpty && (
        <Form onSubmit={begin} refusals={[unchosen]}>
          <div className="fitting">
            <aside className="fitting-side">
              {body.data && !isBodyMissing && <figure className="card"><BodyPicture body={body.data} alt={t.original} /><figcaption className="quiet">{t.you}</figcaption></figure>}
            </aside>
            <div>
              <Field label={t.search} type="search" maxLength={100} value={search} onChange={(event) => setSearch(event.target.value)} />
              <Failure error={garments.error} onRetry={garments.reload} />
              <GarmentChoice ref={list} garments={items} chosen={chosen} onChoose={(id) => { setChosen(id); setUnchosen(false); starting.clear(); }} />
              {items.length === 0 && !garments.loading && <p className="notice">{t.nothingFound}</p>}
              <ShowMore pages={garments} list={() => list.current} />
              <div className="fitting-foot" data-chosen={chosen !== undefined}>
                <Failure error={starting.error} />
                {unchosen && <p className="field-error" role="alert">{t.chooseFirst}</p>}
                {!isBodyMissing && <Button kind="primary" type="submit" busy={starting.busy}>{t.begin}</Button>}
              </div>
            </div>
          </div>
        </Form>
      )}
    </Screen>
  );
}
