namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>What the people of the demonstration write to each other.</summary>
internal static class DemoTalk
{
    private const int Amal = 0;
    private const int Bilal = 1;
    private const int Clara = 2;

    /// <summary>All messages, oldest first; the last of each conversation are unread.</summary>
    public static IEnumerable<SeedMessage> Between(PlanBuilder builder, int tailorNumber, int societyNumber)
    {
        var (amal, bilal, clara, tailor, society) =
            (builder.Person(Amal), builder.Person(Bilal), builder.Person(Clara), builder.Person(tailorNumber), builder.Person(societyNumber));
        return
        [
            builder.Message(society, tailor, "Bonjour Hassan, pouvez-vous nous envoyer des échantillons ?", 67),
            builder.Message(tailor, society, "Ils partent demain par la poste.", 66.8),
            builder.Message(clara, tailor, "Hello! Could you take the skirt in a little at the waist? My last measurements are in the app.", 41),
            builder.Message(tailor, clara, "Of course. I see 36 1/4 inches, down from 37. Half an inch on each side.", 40.6),
            builder.Message(clara, tailor, "Perfect, thank you.", 40.5),
            builder.Message(society, tailor, "La fête du printemps est confirmée : douze djellabas, trois tailles.", 20),
            builder.Message(amal, tailor, "مرحبا حسن، هل المعطف جاهز للقياس؟", 13),
            builder.Message(tailor, amal, "نعم، تفضلي يوم الخميس بعد العصر.", 12.7),
            builder.Message(amal, tailor, "ممتاز، إلى الخميس.", 12.6),
            builder.Message(tailor, bilal, "Bonjour Bilal, deuxième essayage la semaine prochaine ?", 6),
            builder.Message(bilal, tailor, "Mardi à 18 h, si cela vous convient.", 5.5),
            builder.Message(tailor, society, "Je commence les djellabas lundi.", 3, isRead: false),
            builder.Message(tailor, bilal, "Parfait, à mardi.", 2.4, isRead: false),
        ];
    }
}
