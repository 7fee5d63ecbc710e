import { translated } from "../texts";

/** Something was changed elsewhere while it was being changed here. */
export const stale = translated({
  en: {
    title: "Changed elsewhere meanwhile",
    text: "While you were editing, this was saved elsewhere, in another window or on another device. Nothing is overwritten until you choose.",
    mine: "Yours", theirs: "Stored", keepMine: "Save mine over it", takeTheirs: "Take what is stored",
  },
  fr: {
    title: "Modifié ailleurs entre-temps",
    text: "Pendant votre saisie, ces informations ont été enregistrées ailleurs, dans une autre fenêtre ou sur un autre appareil. Rien n’est écrasé avant votre choix.",
    mine: "Votre saisie", theirs: "Enregistré", keepMine: "Enregistrer ma saisie", takeTheirs: "Garder ce qui est enregistré",
  },
  ar: {
    title: "تغيّر هذا من مكان آخر",
    text: "حُفظت هذه البيانات من نافذة أو جهاز آخر أثناء تعديلك. لن يُستبدل شيء قبل أن تختار.",
    mine: "ما أدخلته", theirs: "المحفوظ", keepMine: "احفظ ما أدخلته", takeTheirs: "أبقِ المحفوظ",
  },
});
