import { useId, type ReactNode } from "react";
import { Link } from "wouter";
import type { Query } from "../../data/use-query";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";

interface CardProps<T> {
  title: string;
  query: Query<T>;
  /** Where there is more. */
  path: string;
  more: (data: T) => string;
  children: (data: T) => ReactNode;
}

/** A piece of news with the way to all of its kind. */
export function Card<T>({ title, query, path, more, children }: CardProps<T>) {
  const id = useId();
  const { data, error, reload } = query;
  return (
    <section className="card news" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {data !== undefined ? (
        <>
          <div className="news-content">{children(data)}</div>
          <Link href={path}>{more(data)}</Link>
        </>
      ) : error ? <Failure error={error} onRetry={reload} /> : <ProgressRing />}
    </section>
  );
}
