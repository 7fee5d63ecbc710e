using Qeyafa.Infrastructure.TryOn.Preview.Fitting;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview.Fitting;

public sealed class GarmentKindsTests
{
    [TestCase("t-shirt", "Top")]
    [TestCase("Tee", "Top")]
    [TestCase("blouses", "Top")]
    [TestCase("jacken", "Top")]
    [TestCase("jeans", "Trousers")]
    [TestCase("cargo pants", "Trousers")]
    [TestCase("Hosen", "Trousers")]
    [TestCase("denim shorts", "Shorts")]
    [TestCase("pleated skirt", "Skirt")]
    [TestCase("röcke (rock)", "Skirt")]
    [TestCase("dress", "Dress")]
    [TestCase("dresses", "Dress")]
    [TestCase("Kleid", "Dress")]
    [TestCase("shirt dress", "Dress")]
    [TestCase("dress shirt", "Top")]
    [TestCase("jumpsuit", "Jumpsuit")]
    [TestCase("trench-coat", "Coat")]
    [TestCase("running shoes", "Shoes")]
    [TestCase("baseball cap", "Hat")]
    [TestCase("topcoat", "Top")]
    [TestCase("heirloom", "Top")]
    [TestCase("", "Top")]
    [TestCase("---", "Top")]
    public void A_category_is_read_by_its_last_known_word_and_is_a_top_else(string category, string kind) =>
        GarmentKinds.Of(category).ToString().ShouldBe(kind);
}
