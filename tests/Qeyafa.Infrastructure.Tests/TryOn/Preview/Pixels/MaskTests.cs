using Qeyafa.Infrastructure.TryOn.Preview.Pixels;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview.Pixels;

public sealed class MaskTests
{
    [Test]
    public void The_largest_part_stays_and_corners_do_not_connect() =>
        Text(Of("##..#", "##...", "..###", "....#").Largest()).ShouldBe(["##...", "##...", ".....", "....."], ignoreOrder: false);

    [Test]
    public void Shrinking_takes_the_rim_and_growing_gives_it_back()
    {
        var square = Of(".....", ".###.", ".###.", ".###.", ".....");

        Text(square.Shrunk()).ShouldBe([".....", ".....", "..#..", ".....", "....."]);
        Text(square.Shrunk().Grown()).ShouldBe(Text(square));
        Text(Of("##", "##").Shrunk()).ShouldBe(["..", ".."]);
    }

    [Test]
    public void The_stretch_over_a_column_is_found_or_else_the_nearest()
    {
        var mask = Of("##..###", ".......");

        mask.RunNear(0, 5).ShouldBe(new Run(4, 7));
        mask.RunNear(0, 2.4).ShouldBe(new Run(0, 2));
        mask.RunNear(1, 3).ShouldBeNull();
    }

    [Test]
    public void Where_the_column_is_in_a_gap_the_stretches_on_both_sides_of_it_count_as_one()
    {
        var mask = Of("##..#.##", "...##...", "##......", "........");

        mask.RunAround(0, 3).ShouldBe(new Run(0, 5));
        mask.RunAround(1, 4).ShouldBe(new Run(3, 5));
        mask.RunAround(2, 4).ShouldBe(new Run(0, 2));
        mask.RunAround(3, 4).ShouldBeNull();
    }

    [Test]
    public void The_box_is_as_small_as_can_be()
    {
        Of("....", "..#.", ".#..").Box().ShouldBe((1, 1, 3, 3));
        Of("..").Box().ShouldBeNull();
    }

    private static Mask Of(params string[] rows)
    {
        var mask = new Mask(rows[0].Length, rows.Length);
        for (var y = 0; y < rows.Length; y++)
        {
            for (var x = 0; x < rows[y].Length; x++) mask[x, y] = rows[y][x] == '#';
        }

        return mask;
    }

    private static string[] Text(Mask mask) =>
        [.. Enumerable.Range(0, mask.Height).Select(y => string.Concat(Enumerable.Range(0, mask.Width).Select(x => mask[x, y] ? '#' : '.')))];
}
