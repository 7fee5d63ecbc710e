using System.Text;

namespace Qeyafa.Application.Pipeline;

/// <summary>Writes a validator's property path (<c>Address.PostalCode</c>) as the client wrote the member (<c>address.postal_code</c>).</summary>
internal static class JsonPath
{
    public static string Of(string propertyPath)
    {
        var path = new StringBuilder(propertyPath.Length + 8);
        foreach (var letter in propertyPath)
        {
            if (char.IsAsciiLetterUpper(letter))
            {
                if (path.Length > 0 && path[^1] is not ('.' or '_' or '['))
                {
                    path.Append('_');
                }

                path.Append(char.ToLowerInvariant(letter));
            }
            else
            {
                path.Append(letter);
            }
        }

        return path.ToString();
    }
}
