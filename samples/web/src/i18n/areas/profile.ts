import { translated } from "../texts";

export const profile = translated({
  en: {
    title: "Profile", dateOfBirth: "Date of birth", gender: "Gender", genderHint: "In your own words; at most 50 characters.",
    preferences: "Preferences", unit: "Unit of lengths", units: { cm: "Centimetres", inch: "Inches" },
    locale: "Language of messages", localeHint: "For email and text messages; the language of these pages is chosen at the top.", noLocale: "No preference",
    notifyTasks: "Send an email when somebody gives me a task", yes: "Yes", no: "No",
    dateWrong: "Enter a date from 1900 to today, at most 120 years ago.", saved: "The profile is saved.",
  },
  fr: {
    title: "Profil", dateOfBirth: "Date de naissance", gender: "Genre", genderHint: "Avec vos propres mots ; 50 caractères au plus.",
    preferences: "Préférences", unit: "Unité de longueur", units: { cm: "Centimètres", inch: "Pouces" },
    locale: "Langue des messages", localeHint: "Pour les e-mails et les SMS ; la langue de ces pages se choisit en haut.", noLocale: "Sans préférence",
    notifyTasks: "M’envoyer un e-mail quand on me confie une tâche", yes: "Oui", no: "Non",
    dateWrong: "Saisissez une date de 1900 à aujourd’hui, il y a 120 ans au plus.", saved: "Le profil est enregistré.",
  },
  ar: {
    title: "الملف الشخصي", dateOfBirth: "تاريخ الميلاد", gender: "الجنس", genderHint: "بكلماتك، حتى 50 حرفًا.",
    preferences: "التفضيلات", unit: "وحدة الطول", units: { cm: "سنتيمتر", inch: "بوصة" },
    locale: "لغة الرسائل", localeHint: "للبريد والرسائل القصيرة. أما لغة هذه الصفحات فتُختار في أعلى الصفحة.", noLocale: "بلا تفضيل",
    notifyTasks: "أرسل لي بريدًا عندما تُسند إليّ مهمة", yes: "نعم", no: "لا",
    dateWrong: "أدخل تاريخًا من 1900 إلى اليوم، وقبل 120 سنة على الأكثر.", saved: "تم حفظ الملف الشخصي.",
  },
});
