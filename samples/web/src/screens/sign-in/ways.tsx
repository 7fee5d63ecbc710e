import { Link, useSearch } from "wouter";

/** Links to other ways in; they lead on to the address that was wanted. */
export function Ways({ ways }: { ways: readonly (readonly [path: string, text: string])[] }) {
  const search = useSearch();
  return (
    <ul className="ways">
      {ways.map(([path, text]) => <li key={path}><Link href={search ? `${path}?${search}` : path}>{text}</Link></li>)}
    </ul>
  );
}
