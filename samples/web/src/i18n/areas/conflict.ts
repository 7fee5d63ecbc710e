import { translated } from "../texts";

/** What to say when two have changed the same thing. */
export const conflict = translated({
  en: {
    title: "This was changed elsewhere in the meantime", explanation: "Nothing has been saved yet. Choose which values are to stay.",
    field: "Field", mine: "Yours", theirs: "Saved elsewhere", empty: "(empty)", keepMine: "Keep mine", takeTheirs: "Take theirs",
  },
  fr: {
    title: "Ces données ont été modifiées ailleurs entre-temps", explanation: "Rien n’est encore enregistré. Choisissez les valeurs à garder.",
    field: "Champ", mine: "Les vôtres", theirs: "Enregistrées ailleurs", empty: "(vide)", keepMine: "Garder les miennes", takeTheirs: "Prendre les autres",
  },
  ar: {
    title: "تغيّرت هذه البيانات من مكان آخر في هذه الأثناء", explanation: "لم يُحفظ شيء بعد. اختر القيم التي تبقى.",
    field: "الحقل", mine: "قيمك", theirs: "المحفوظة من مكان آخر", empty: "(فارغ)", keepMine: "احتفظ بقيمي", takeTheirs: "خذ القيم الأخرى",
  },
});
